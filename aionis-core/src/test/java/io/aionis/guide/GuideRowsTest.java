package io.aionis.guide;

import static io.aionis.adjudication.History.HOST;
import static io.aionis.adjudication.History.REVIEWER;
import static io.aionis.adjudication.History.TASK;
import static io.aionis.adjudication.History.VERIFIER;
import static io.aionis.adjudication.History.WORKER;
import static io.aionis.model.Outcome.FAILED;
import static io.aionis.model.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.History;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Surface;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Role;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row must say so that somebody can do the work again, and where it must not stand. */
class GuideRowsTest {

    private static final String NONCE = "5f0c9a7e31b2d844";

    private static Guide guide(History history, GuideRequest request) {
        return GuideCompilerTest.compile(history.state(), request);
    }

    private static History read(History history, String tool) {
        return history.call(tool, "{\"q\":\"x\"}", SUCCEEDED, null, "ok", Effect.READ);
    }

    @Test
    void should_show_every_write_whole_and_in_order_after_its_look_ups() {
        History history = new History().run("r1").started("Move the booking");
        StringBuilder writes = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            read(history, "find_seat");
            read(history, "find_price_" + i);
            String arguments = "{\"seat\":\"" + i + "\",\"note\":\"" + "n".repeat(60) + "\"}";
            history.call("book", arguments, SUCCEEDED);
            writes.append(i == 0 ? "find_seat, find_price_0 > book " : " > find_price_" + i + " > book ")
                    .append(arguments);
        }
        history.ended(RunStatus.RETURNED);

        assertThat(guide(history, GuideRequest.at(TASK).within(2_000))
                        .rows()
                        .get(0)
                        .text())
                .isEqualTo("- m1 | run: " + writes
                        + " | for \"Move the booking\" | worked, not confirmed by another, procedure candidate");
    }

    @Test
    void should_say_how_much_of_an_argument_is_cut_and_how_to_get_it() {
        String arguments = "{\"text\":\"" + "y".repeat(10_000) + "\"}";
        History history =
                new History().run("r1").call("send", arguments, SUCCEEDED).ended(RunStatus.RETURNED);

        assertThat(guide(history, GuideRequest.at(TASK)).rows().get(0).text())
                .contains("y… (" + arguments.length() + " characters: fetch all by the alias)");
    }

    @Test
    void should_not_hide_other_writes_of_the_same_tools_but_merge_equal_ones_whatever_was_looked_up() {
        History history = new History();
        for (String order : List.of("A", "A", "B")) {
            String run = "r" + history.recorded().size();
            read(history.run(run), "find_" + run);
            history.call("refund", "{\"order\":\"" + order + "\"}", SUCCEEDED).ended(RunStatus.RETURNED);
        }
        Guide guide = guide(history, GuideRequest.at(TASK));

        assertThat(guide.rows()).hasSize(2);
        assertThat(guide.prompt()).contains("refund {\"order\":\"A\"}", "refund {\"order\":\"B\"}", "| seen 2x");
        assertThat(guide.shown())
                .hasSize(3)
                .allSatisfy((id, surface) -> assertThat(surface).isEqualTo(Surface.USE_NOW));
    }

    @Test
    void F7_should_keep_a_write_out_of_usable_sections_that_only_a_failed_run_made() {
        History history = new History().by(WORKER).run("r1").call("pay", "{\"to\":\"x\"}", SUCCEEDED);
        String call = history.lastId();
        history.by(VERIFIER).verdict(call, null, SUCCEEDED);
        history.by(WORKER).ended(RunStatus.RETURNED).by(REVIEWER).verdict(null, null, FAILED);
        Guide guide = guide(history, GuideRequest.at(TASK));

        assertThat(guide.rows())
                .filteredOn(row -> row.text().contains("pay {\"to\":\"x\"}"))
                .extracting(Guide.Row::section)
                .containsExactly(Section.FAILED_BRANCHES, Section.INSPECT_BEFORE_USE);
        assertThat(guide.prompt()).contains("worked in a run that failed | check first");

        history.run("r2")
                .by(WORKER)
                .call("pay", "{\"to\":\"x\"}", SUCCEEDED)
                .by(HOST)
                .ended(RunStatus.SUCCEEDED);
        assertThat(guide(history, GuideRequest.at(TASK)).rows())
                .filteredOn(row -> row.section() == Section.PASSED_SOLUTIONS)
                .hasSize(2);
    }

    @Test
    void should_name_the_look_ups_of_a_failed_run_that_changed_nothing() {
        History history = read(read(new History().run("r1"), "find_user"), "find_order");
        history.ended(RunStatus.FAILED);

        assertThat(guide(history, GuideRequest.at(TASK)).prompt())
                .contains("| run that changed nothing (find_user, find_order) failed 1x: FAILED | do not repeat");
    }

    @Test
    void should_point_to_what_worked_when_it_is_too_large_for_the_prompt() {
        History history = new History().run("r1").started("Import");
        for (int i = 0; i < 30; i++) {
            history.call("insert", "{\"row\":\"" + i + "x".repeat(200) + "\"}", SUCCEEDED);
        }
        history.ended(RunStatus.RETURNED).run("r2").call("drop", "{}", FAILED);
        Guide guide = guide(history, GuideRequest.at(TASK).within(300));

        assertThat(guide.rows())
                .extracting(Guide.Row::section)
                .containsExactly(Section.FAILED_BRANCHES, Section.REHYDRATE_IF_NEEDED);
        Guide.Row pointer = guide.row("m2").orElseThrow();
        assertThat(pointer.text()).contains("run of 30 calls: insert 30x | for \"Import\" | 32 records");
        assertThat(guide.shown()).containsEntry(pointer.memoryId(), Surface.REHYDRATE);
        assertThat(guide.receipt())
                .filteredOn(reason -> pointer.memoryId().equals(reason.memoryId()))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.surface()).isEqualTo(Surface.REHYDRATE);
                    assertThat(reason.note()).endsWith("too large for the prompt");
                });
    }

    @Test
    void should_keep_the_way_that_works_beside_ten_thousand_blocks_in_three_hundred_tokens() {
        History history = new History();
        for (int i = 0; i < 10_000; i++) {
            history.run("r" + i / 100).call(i % 2 == 0 ? "refund" : "cancel", "{\"order\":\"#" + i + "\"}", FAILED);
        }
        history.run("good").call("lookup", "{\"a\":1}", SUCCEEDED).ended(RunStatus.RETURNED);
        Guide guide = guide(history, GuideRequest.at(TASK).within(300));

        long listed = guide.rows().stream()
                .filter(row -> row.section() == Section.FAILED_BRANCHES)
                .count();
        int counted = guide.prompt()
                .lines()
                .filter(line -> line.matches("- (refund|cancel): \\d+ failed, do not repeat"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
        assertThat(listed).isPositive();
        assertThat(listed + counted).isEqualTo(10_000);
        assertThat(guide.prompt()).contains("run: lookup {\"a\":1}");
        assertThat(guide.promptTokens()).isLessThanOrEqualTo(300);
    }

    @Test
    void should_put_ranks_before_recency_and_take_them_for_nothing_else() {
        History history = new History();
        for (String what : List.of("alpha", "beta", "gamma")) {
            history.run(what).call(what, "{}", SUCCEEDED).ended(RunStatus.RETURNED);
        }
        history.run("bad").call("delta", "{}", FAILED);
        ScopeState state = history.state();
        List<String> ids = new ArrayList<>();
        ids.add("no-such-memory");
        ids.add(history.call("delta", "{}").id());
        ids.add(history.runMemory("alpha").id());
        ids.add(history.runMemory("beta").id());
        Guide guide = GuideCompiler.compile(
                state, GuideRequest.at(TASK).asking("gamma"), new Ranks(ids), TokenCounter.ESTIMATE, "t", NONCE);

        assertThat(guide.rows())
                .extracting(row -> row.text().replaceAll(".* (\\w+) \\{}.*", "$1"))
                .containsExactly("alpha", "beta", "gamma", "delta");
        assertThat(guide.rows().get(3).section()).isEqualTo(Section.FAILED_BRANCHES);
    }

    @ParameterizedTest
    @CsvSource({"AGENT, CURRENT_ACTIVE_PATH", "WORKER, CURRENT_ACTIVE_PATH", "REVIEWER, PASSED_SOLUTIONS"})
    void should_give_each_role_what_it_needs_first(Role role, Section first) {
        History history = new History()
                .run("r1")
                .call("a", "{\"x\":\"" + "v".repeat(120) + "\"}", SUCCEEDED)
                .ended(RunStatus.RETURNED)
                .by(WORKER)
                .run("r2")
                .step("Write the notes about the migration of the adapter and all of its callers", SUCCEEDED)
                .by(REVIEWER)
                .step("Continue the migration of the adapter, one caller after the other, as agreed", SUCCEEDED);
        GuideRequest request = GuideRequest.at(TASK).as(Actor.of("me", role));
        int tokens = IntStream.range(20, 400)
                .filter(budget -> !guide(history, request.within(budget)).isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(guide(history, request.within(tokens + 30)).rows().get(0).section())
                .isEqualTo(first);
    }

    @Test
    void should_show_a_verifier_the_evidence_to_check() {
        History history = new History().by(WORKER).run("r1").step("Patch it", SUCCEEDED, "A.java");
        String evidence = history.lastId();

        assertThat(guide(history, GuideRequest.at(TASK).as(VERIFIER)).prompt())
                .contains("| check first | evidence " + evidence + "\n");
        assertThat(guide(history, GuideRequest.at(TASK).as(WORKER)).prompt()).doesNotContain(evidence);
    }

    @Test
    void F2_should_name_the_sibling_task_where_something_failed() {
        History history = new History()
                .task(new Task("refund-eu", "refunds"))
                .by(WORKER)
                .run("r1")
                .step("Patch the adapter", FAILED, "Adapter.java");

        assertThat(guide(history, GuideRequest.at(new Task("refund-us", "refunds")))
                        .prompt())
                .contains("route \"Patch the adapter\" on \"Adapter.java\" failed 1x: FAILED"
                        + " in sibling task \"refund-eu\" | check first");
    }

    @Test
    void should_find_a_row_and_its_memory_by_alias() {
        History history = new History().run("r1").call("a", "{}", SUCCEEDED).ended(RunStatus.RETURNED);
        Guide guide = guide(history, GuideRequest.at(TASK));
        Memory run = history.runMemory("r1");

        assertThat(guide.memoryId("m1")).contains(run.id());
        assertThat(guide.row("m1").orElseThrow().surface()).isEqualTo(Surface.USE_NOW);
        assertThat(guide.row("m2")).isEmpty();
        assertThat(guide.memoryId("")).isEmpty();
    }
}
