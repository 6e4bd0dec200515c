package io.aionis.samples.orderdesk.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.model.chat.ChatModel;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.plan.PlanJson;
import io.aionis.plan.Quality;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.Meter;
import io.aionis.samples.orderdesk.scripted.ScriptedModel;
import io.aionis.samples.orderdesk.shop.Footprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the acts once, in their order, and asks what each of them claims. */
class OrderDeskTest {
    @TempDir
    static Path directory;

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static Stage stage;
    private static Play.Programme played;

    @BeforeAll
    static void play() {
        stage = stage(directory.resolve("work"), directory.resolve("memory"), PRINTED);
        played = Play.programme(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void should_fail_once_and_recover_when_nothing_is_remembered() {
        Told first = played.first();

        assertThat(first.calls().failed())
                .extracting(ToolCall::tool, ToolCall::errorClass)
                .containsExactly(tuple("exchange_item", "PAYMENT_METHOD_NOT_ON_FILE"));
        assertDoneOnce(stage.shop().footprint(Exchange.FIRST.orderId()));
    }

    @Test
    void should_not_repeat_the_wrong_turn_when_guided() {
        Told second = played.second();

        assertThat(second.guide())
                .contains("FAILED_BRANCHES", "credit_card_default", "PAYMENT_METHOD_NOT_ON_FILE", "do not repeat");
        assertThat(second.calls().failed()).isEmpty();
        assertThat(second.usage().modelCalls())
                .isLessThan(played.first().usage().modelCalls());
        assertDoneOnce(stage.shop().footprint(Exchange.SECOND.orderId()));
    }

    @Test
    void should_compile_the_first_run_without_its_failure_and_without_a_slot() throws IOException {
        Playbook.Result playbook = played.playbook();

        assertThat(playbook.plan().steps())
                .filteredOn(step -> step.tool().equals("exchange_item"))
                .hasSize(1);
        assertThat(Quality.of(playbook.plan()).count(Quality.Source.SLOT)).isZero();
        assertThat(Quality.of(playbook.plan()).count(Quality.Source.CONSTANT)).isZero();
        assertThat(PlanJson.read(Files.readString(playbook.file()))).isEqualTo(playbook.plan());
    }

    @Test
    void should_ask_no_model_for_a_plan_when_replayed() {
        Playbook.Result playbook = played.playbook();

        assertThat(playbook.alone().succeeded()).isTrue();
        assertThat(playbook.aloneUsage().modelCalls()).isZero();
        assertDoneOnce(stage.shop().footprint(Exchange.THIRD.orderId()));
        assertThat(playbook.live().handedBack()).isNull();
        assertThat(playbook.liveUsage().modelCalls()).as("the final answer").isOne();
        assertDoneOnce(stage.shop().footprint(Exchange.SIXTH.orderId()));
    }

    @Test
    void should_hand_back_and_do_nothing_twice_when_the_shop_has_changed() {
        ChangedShop.Result changed = played.changed();

        assertThat(changed.before().status()).isEqualTo("on_hold");
        assertThat(changed.live().handedBack()).contains("get_order_details", "on_hold", "delivered");
        assertThat(changed.calls().calls())
                .extracting(ToolCall::tool)
                .containsOnlyOnce("open_case", "release_hold", "exchange_item");
        assertDoneOnce(changed.after());
    }

    @Test
    void should_do_damage_when_nobody_keeps_the_notes_out() {
        assertThat(played.notes().naive().payments())
                .extracting(Footprint.Payment::paymentMethodId, Footprint.Payment::reason)
                .contains(tuple("gift_card_2501", "refund"));
    }

    @Test
    void should_keep_both_bad_notes_out_and_the_honest_one_in_when_governed() {
        PoisonedNotes.Result notes = played.notes();

        assertThat(notes.admissions())
                .extracting(Admission::hash, Admission::decision, Admission::reasons)
                .containsExactlyInAnyOrder(
                        tuple(Candidate.hashOf(DeskNotes.FAILED_ROUTE), Decision.DO_NOT_USE, List.of("FAILED_BRANCH")),
                        tuple(
                                Candidate.hashOf(DeskNotes.INJECTION),
                                Decision.DO_NOT_USE,
                                List.of("OVERRIDE_INSTRUCTIONS")),
                        tuple(Candidate.hashOf(DeskNotes.HONEST), Decision.ADMIT, List.of()));
        assertThat(notes.prompt())
                .contains(DeskNotes.HONEST)
                .doesNotContain(DeskNotes.FAILED_ROUTE)
                .doesNotContain(DeskNotes.INJECTION);
        assertThat(notes.calls().failed()).isEmpty();
        assertDoneOnce(notes.governed());
    }

    @Test
    void should_print_short_plain_lines() {
        String printed = PRINTED.toString(StandardCharsets.UTF_8);

        assertThat(printed.lines()).hasSizeLessThanOrEqualTo(125).allSatisfy(line -> {
            assertThat(line).matches("[\\x20-\\x7e]*");
            assertThat(line.length()).as(line).isLessThanOrEqualTo(Page.COLUMNS);
        });
        assertThat(printed).contains("ACT 1", "ACT 2", "ACT 3", "ACT 4", "ACT 5", "Model calls");
    }

    @Test
    void should_say_that_the_memory_is_not_new_when_played_again_over_it() {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try (Stage next =
                stage(directory.resolve("again"), directory.resolve("memory-twice"), new ByteArrayOutputStream())) {
            Play.programme(next);
        }
        try (Stage next = stage(directory.resolve("and-again"), directory.resolve("memory-twice"), again)) {
            Play.Programme second = Play.programme(next);

            assertThat(again.toString(StandardCharsets.UTF_8)).contains("The memory is not new");
            assertThat(second.first().calls().failed()).isEmpty();
            assertThat(second.playbook().live().playbook()).isEqualTo("exchange-item v2");
        }
    }

    private static Stage stage(Path work, Path memory, ByteArrayOutputStream printed) {
        Meter meter = new Meter();
        Prompts prompts = new Prompts();
        ChatModel model = ScriptedModel.builder()
                .latency(Duration.ZERO)
                .listeners(List.of(meter, prompts))
                .build();
        return Stage.open(work, memory, model, meter, prompts, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static void assertDoneOnce(Footprint rows) {
        assertThat(rows.status()).isEqualTo("delivered");
        assertThat(rows.exchanges()).isOne();
        assertThat(rows.openCases()).isZero();
        assertThat(rows.closedCases()).isOne();
        assertThat(rows.payments()).extracting(Footprint.Payment::reason).containsExactly("purchase", "exchange");
    }
}
