package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static io.aionis.governance.Counter.DESK;
import static io.aionis.governance.Counter.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.PlanJson;
import io.aionis.repair.Proposal;
import io.aionis.repair.Repairer;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ReplayStatus;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What replays over tools tell of their version. */
class ReplayKeeperTest {

    private final Counter counter = new Counter();
    private final Playbooks playbooks = counter.shop.playbooks();
    private final Tools tools = new Tools();

    /** Looks up orders and refunds them. */
    private static final class Tools implements ToolPort {
        private final Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
        private String order = "{\"payment\":\"p-1\"}";
        private int refunds;
        private Runnable reading = () -> {};

        Tools() {
            tools.put("get_order", new ToolDescriptor("get_order", "f1", Effect.READ));
            tools.put("refund", new ToolDescriptor("refund", null, Effect.WRITE));
        }

        @Override
        public Map<String, ToolDescriptor> tools() {
            return tools;
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            if (tool.equals("refund")) {
                refunds++;
                return new ToolAnswer(Outcome.SUCCEEDED, "ok");
            }
            reading.run();
            return new ToolAnswer(Outcome.SUCCEEDED, order);
        }
    }

    @AfterEach
    void close() {
        counter.close();
    }

    private PlaybookVersion active() {
        String recorded = PLAN.replace("\"effect\": \"READ\"", "\"effect\": \"READ\", \"fingerprint\": \"f1\"");
        return playbooks.promote(counter.shop.load(recorded, DESK), ADA, "read it");
    }

    private ReplayReport strict(PlaybookVersion version) {
        ReplayReport report = counter.shop.replay(version).with("order", "A-1").strict(tools);
        counter.settle();
        return report;
    }

    private List<Trial.Result> results(PlaybookVersion version) {
        return playbooks.trials(version).stream().map(Trial::result).toList();
    }

    @Test
    void should_keep_successes_and_demote_after_two_failures() {
        PlaybookVersion version = active();
        assertThat(strict(version).succeeded()).isTrue();
        tools.order = "{}";
        strict(version);
        assertThat(playbooks.active("Desk.refund")).isPresent();

        strict(version);

        assertThat(results(version)).containsExactly(Trial.Result.AGREED, Trial.Result.DIFFERED, Trial.Result.DIFFERED);
        assertThat(playbooks.active("Desk.refund")).isEmpty();
        assertThat(playbooks.validation(version).agreed()).isZero();
        assertThat(tools.refunds).isEqualTo(1);
    }

    @Test
    void should_demote_at_once_when_the_schema_of_a_tool_changed() {
        PlaybookVersion version = active();
        tools.tools.put("get_order", new ToolDescriptor("get_order", "f2", Effect.READ));

        ReplayReport report = strict(version);

        assertThat(report.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.SHADOW);
        assertThat(counter.now(version).history().get(2).reason())
                .contains("another schema")
                .contains("get_order");
    }

    @Test
    void should_not_blame_the_plan_for_what_the_caller_gave() {
        PlaybookVersion version = active();
        for (int i = 0; i < 3; i++) {
            counter.shop.replay(version).strict(tools);
            counter.shop.replay(version).with("order", Json.parse("7")).strict(tools);
        }
        counter.settle();

        assertThat(results(version)).hasSize(6).containsOnly(Trial.Result.UNDECIDED);
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void should_wait_for_a_person_where_a_step_cannot_be_undone_and_do_it_once() {
        PlaybookVersion version = playbooks.promote(
                counter.shop.load(PLAN.replace("\"WRITE\"", "\"IRREVERSIBLE\""), DESK), ADA, "read it");
        tools.tools.put("refund", new ToolDescriptor("refund", null, Effect.IRREVERSIBLE));
        assertThat(approved(version).status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(tools.refunds).isZero();
        ApprovalRequest waiting = counter.shop.approvals().pending().get(0);
        assertThat(waiting.tool()).isEqualTo("refund");

        counter.shop.approvals().approve(waiting.id(), ADA, "the sum is right");

        assertThat(approved(version).status()).isEqualTo(ReplayStatus.SUCCEEDED);
        assertThat(approved(version).status()).isEqualTo(ReplayStatus.SUCCEEDED);
        assertThat(tools.refunds).isEqualTo(1);
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
    }

    private ReplayReport approved(PlaybookVersion version) {
        return counter.shop
                .replay(version)
                .with("order", "A-1")
                .idempotencyKey("request-1")
                .approvals(counter.shop.approvals())
                .strict(tools);
    }

    @Test
    void should_keep_the_first_repair_that_somebody_knows() {
        PlaybookVersion version = active();
        tools.order = "{\"payment_id\":\"p-1\"}";
        var mended = PlanJson.read(PlanJson.write(version.plan()).replace("/payment\"", "/payment_id\""));
        List<Repairer> repairers = List.of(
                repairer("broken", stop -> {
                    throw new IllegalStateException("out of order");
                }),
                repairer("blank", stop -> Optional.empty()),
                repairer("clever", stop -> Optional.of(new Proposal(mended, "renamed", "clever"))));

        ReplayReport report = counter.shop
                .replay(version)
                .with("order", "A-1")
                .repairs(counter.shop.repairs().asking(version, repairers))
                .guided(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.HANDED_BACK);
        assertThat(counter.shop.repairs().open()).singleElement().satisfies(repair -> {
            assertThat(repair.id()).isEqualTo(report.repair());
            assertThat(repair.author()).isEqualTo("clever");
        });
        assertThat(tools.refunds).isZero();
    }

    private static Repairer repairer(String name, Function<Stop, Optional<Proposal>> how) {
        return new Repairer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Proposal> propose(Stop stop) {
                return how.apply(stop);
            }
        };
    }

    @Test
    void should_not_count_slots_that_nobody_filled() {
        String open = PLAN.replace("{\"$from\": \"s1\", \"at\": \"/payment\"}", "{\"$slot\": \"nobody knows\"}");
        PlaybookVersion version = playbooks.promote(counter.shop.load(open, DESK), ADA, "read it");

        for (int i = 0; i < 3; i++) {
            ReplayReport report = counter.shop
                    .replay(version)
                    .with("order", "A-1")
                    .slotFiller(request -> Map.of())
                    .guided(tools);
            assertThat(report.reason()).contains("s2/payment");
            assertThat(report.repair()).isNull();
        }

        counter.settle();
        assertThat(results(version)).containsOnly(Trial.Result.UNDECIDED);
        assertThat(playbooks.active("Desk.refund")).isPresent();
        assertThat(tools.refunds).isZero();
    }

    @Test
    void should_not_count_values_of_slots_that_do_not_fit() {
        String open = PLAN.replace(
                "{\"$from\": \"s1\", \"at\": \"/payment\"}", "{\"$slot\": \"nobody knows\", \"recorded\": \"p-1\"}");
        PlaybookVersion version = playbooks.promote(counter.shop.load(open, DESK), ADA, "read it");

        for (int i = 0; i < 2; i++) {
            Replay given = counter.shop.replay(version).with("order", "A-1").slot("s2/payment", Json.of(7));
            assertThat(given.strict(tools).reason()).contains("s2/payment was given the NUMBER 7");
            Replay filled = counter.shop
                    .replay(version)
                    .with("order", "A-1")
                    .slotFiller(request -> Map.of("s2/payment", Json.of(7)));
            assertThat(filled.guided(tools).reason()).contains("s2/payment was given the NUMBER 7");
        }

        counter.settle();
        assertThat(results(version)).hasSize(4).containsOnly(Trial.Result.UNDECIDED);
        assertThat(playbooks.active("Desk.refund")).isPresent();
        assertThat(tools.refunds).isZero();
    }

    @Test
    void should_begin_nothing_that_waits_for_an_approval_without_a_name_for_the_request() {
        String lasting = PLAN.replace("\"WRITE\"", "\"IRREVERSIBLE\"");
        tools.tools.put("refund", new ToolDescriptor("refund", null, Effect.IRREVERSIBLE));
        PlaybookVersion version = playbooks.promote(counter.shop.load(lasting, DESK), ADA, "read it");

        ReplayReport nameless =
                counter.shop.replay(version).with("order", "A-1").strict(tools);
        ReplayReport named = counter.shop
                .replay(version)
                .with("order", "A-1")
                .idempotencyKey("r1")
                .strict(tools);

        assertThat(nameless.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(nameless.reason()).contains("idempotencyKey(");
        assertThat(nameless.steps()).isEmpty();
        assertThat(named.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(counter.shop.approvals().pending()).hasSize(1);
    }

    @Test
    void should_write_nothing_once_it_is_disabled_while_it_runs() {
        PlaybookVersion version = active();
        tools.reading = () -> playbooks.disable("refund", 1, ADA, "the shop burns");

        ReplayReport report = strict(version);

        assertThat(report.succeeded()).isFalse();
        assertThat(report.reason()).contains("stopped before step s2").contains("is DISABLED");
        assertThat(tools.refunds).isZero();
        assertThat(results(version)).containsOnly(Trial.Result.UNDECIDED);
    }
}
