package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.replay.Approvals;
import io.aionis.replay.Checker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that is made again goes on from what it did, whatever became of the world and of the playbook. */
class ResubmittedTest extends BothWays {

    private static final String UNPAID = """
            "before": [{"check": "unpaid"}],""";

    private static final String STEPS = """
            {"id": "s1", "tool": "findOrder", "effect": "READ",
             "arguments": {"orderId": {"$parameter": "order"}}},
            {"id": "s2", "tool": "refund", "effect": "%s",
             "arguments": {"paymentId": {"$from": "s1", "at": "/payment/id"},
              "reason": {"$parameter": "reason"}}}""";

    private final Checker unpaid = new Checker() {
        @Override
        public String kind() {
            return "unpaid";
        }

        @Override
        public Optional<String> problem(Json.Obj about) {
            return tools.refunds() + closed > 0 ? Optional.of("it was refunded") : Optional.empty();
        }
    };

    private int closed;

    private AionisPluginBuilder keyed() {
        return both().idempotencyKeyFrom(context -> "req-1").checker(unpaid);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_go_on_when_its_own_work_ended_what_held_before_the_first_step(Way way) {
        load(STEPS.formatted("WRITE"), UNPAID, "careful");
        bench.model.says("Refunded.").says("Refunded before.");

        ask(way, keyed().build());
        String again = ask(way, keyed().build());

        assertThat(again).isEqualTo("Refunded before.");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_go_on_when_its_own_work_ended_what_held_after_a_step(Way way) {
        String steps = STEPS.formatted("WRITE")
                .replace("\"effect\": \"READ\",", "\"effect\": \"READ\", \"after\": [{\"check\": \"unpaid\"}],");
        load(steps, "", "careful");
        bench.model.says("Refunded.").says("Refunded before.");

        ask(way, keyed().build());
        ask(way, keyed().build());

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_look_again_when_nothing_was_written(Way way) {
        load(STEPS.formatted("WRITE"), UNPAID, "careful");
        bench.model.says("It is closed.").says("It is closed.");
        closed = 1;

        ask(way, keyed().build());
        ask(way, keyed().build());

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).contains("it was refunded"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_ask_for_an_approval_of_what_is_done(Way way) {
        load(STEPS.formatted("IRREVERSIBLE"));
        List<Approvals.Request> asked = new ArrayList<>();
        AionisPlugin once = keyed().effect("refund", Effect.IRREVERSIBLE)
                .approvals(request -> {
                    asked.add(request);
                    return asked.size() == 1
                            ? new Approvals.Approved("ada")
                            : new Approvals.Refused("ada", "once is enough");
                })
                .build();
        bench.model.says("Refunded.").says("Refunded before.");

        ask(way, once);
        ask(way, once);

        assertThat(asked).hasSize(1);
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays.get(1).handedBack()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_find_it_done_when_the_version_was_replaced(Way way) {
        load(STEPS.formatted("WRITE"));
        bench.model.says("Refunded.").says("Refunded before.");
        ask(way, keyed().build());
        load(STEPS.formatted("WRITE").replace("s2", "s9"));

        ask(way, keyed().build());

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays).extracting(LiveReplay::playbook).containsExactly("other v1", "other v2");
        assertThat(bench.replays.get(1).handedBack()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_find_it_done_when_the_version_was_demoted(Way way) {
        load(STEPS.formatted("WRITE"));
        bench.model
                .says("Refunded.")
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("Refunded before.");
        ask(way, keyed().build());
        bench.shop().playbooks().demote("other", 1, PERSON, "to be tried");

        ask(way, keyed().build());

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests.get(2).messages().toString()).contains("ref-pay-B-2002");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_write_once_when_a_request_is_made_many_times_at_once(Way way) throws Exception {
        int times = 8;
        AionisPlugin plugin = keyed().build();
        CyclicBarrier start = new CyclicBarrier(times);
        for (int i = 0; i < times; i++) {
            bench.model.says("done");
        }
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(pool.submit(() -> {
                    start.await();
                    return ask(way, plugin);
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("done");
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays).hasSize(times);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_write_nothing_under_a_name_that_names_no_request(Way way) {
        for (String name : new String[] {" ", "x".repeat(201)}) {
            AionisPlugin nameless = both().idempotencyKeyFrom(context -> name).build();
            bench.model
                    .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                    .says("It was not done.");

            ask(way, nameless);

            assertThat(nameless.failures()).isPositive();
            assertThat(bench.model
                            .requests
                            .get(bench.model.requests.size() - 1)
                            .messages()
                            .toString())
                    .contains("NOT EXECUTED")
                    .contains("expected 1 to 200");
        }
        assertThat(tools.refunds()).isZero();
    }
}
