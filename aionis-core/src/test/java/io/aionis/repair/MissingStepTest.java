package io.aionis.repair;

import static io.aionis.repair.Stops.edited;
import static io.aionis.repair.Stops.json;
import static io.aionis.repair.Stops.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.compile.RecordedRun;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingStepTest {

    private static final Plan SAVE = plan("""
            {'format': 'aionis-plan/1', 'name': 'save', 'task': 'shop', 'parameters': {'folder': 'string'}, 'steps': [
             {'id': 's1', 'tool': 'save', 'effect': 'WRITE', 'arguments': {'folder': {'$parameter': 'folder'}}}]}
            """);
    private static final String FAILURE = "NOT_READY: directory out does not exist (17)";

    @Test
    void should_put_in_the_call_that_made_it_work_in_every_run() {
        RecordedRun first = run("r1", "a", call("make_folder", "{'folder': 'a', 'mode': 'rw'}"), call("look", "{}"));
        RecordedRun second = run("r2", "b", call("make_folder", "{'folder': 'b', 'mode': 'rw'}"));

        Proposal proposal = repairer(first, second).propose(stop()).orElseThrow();

        assertThat(proposal.plan())
                .isEqualTo(edited(
                        SAVE,
                        "'steps':[",
                        "'steps':[{'id':'make_folder','tool':'make_folder','effect':'IDEMPOTENT_WRITE',"
                                + "'fingerprint':'f-make_folder','arguments':"
                                + "{'folder':{'$parameter':'folder'},'mode':'rw'}},"));
        assertThat(proposal.rationale())
                .contains(
                        "missing step: save failed with \"NOT_READY\"; in 2 recorded cases the same call worked after")
                .contains("[IDEMPOTENT_WRITE: it writes]");
    }

    @Test
    void should_leave_a_slot_where_one_run_alone_gives_a_value() {
        Proposal proposal = repairer(run("r1", "a", call("make_folder", "{'folder': 'a', 'mode': 'rw'}")))
                .propose(stop())
                .orElseThrow();

        assertThat(proposal.rationale()).contains("/mode = to be filled: no recorded run explains it");
    }

    @Test
    void should_propose_nothing_when_the_runs_do_not_say_which_call_it_was() {
        RecordedRun one = run("r1", "a", call("make_folder", "{}"), call("look", "{}"));
        assertThat(repairer(one).propose(stop())).isEmpty();
        assertThat(repairer(one, run("r2", "b", call("login", "{}"))).propose(stop()))
                .isEmpty();
        assertThat(repairer(one, run("r2", "b")).propose(stop())).isEmpty();
        assertThat(repairer().propose(stop())).isEmpty();
    }

    @Test
    void should_propose_nothing_when_the_failure_or_the_task_is_another() {
        RecordedRun run = run("r1", "a", call("make_folder", "{}"));
        assertThat(repairer(run)
                        .propose(Stops.at(SAVE, "s1").failed("DISK_FULL: no").stop()))
                .isEmpty();
        RecordedRun other = new RecordedRun(
                run.run(), Task.of("bank"), "", run.parameters(), run.calls(), RunStatus.SUCCEEDED, false);
        assertThat(repairer(other).propose(stop())).isEmpty();
    }

    @Test
    void should_never_put_in_what_cannot_be_undone() {
        RecordedRun run = run("r1", "a", call("wipe", "{}"));
        assertThat(repairer(run).propose(stop())).isEmpty();
    }

    @Test
    void should_know_a_failure_by_its_code_or_by_its_words_without_numbers() {
        assertThat(Answers.kind("NOT_LOGGED_IN: session 17")).isEqualTo("NOT_LOGGED_IN");
        assertThat(Answers.kind("Session 17 has ended")).isEqualTo(Answers.kind("session 4 has ended"));
        assertThat(Answers.kind("Session 17 has ended")).isNotEqualTo(Answers.kind("session 4 is new"));
    }

    private static Heuristics repairer(RecordedRun... runs) {
        return new Heuristics(FileFinder.NONE, List.of(runs));
    }

    private static Stop stop() {
        return Stops.at(SAVE, "s1")
                .tool("make_folder", Effect.IDEMPOTENT_WRITE)
                .tool("look", Effect.READ)
                .tool("login", Effect.WRITE)
                .tool("wipe", Effect.IRREVERSIBLE)
                .failed(FAILURE)
                .stop();
    }

    private record Made(String tool, String arguments) {}

    private static Made call(String tool, String arguments) {
        return new Made(tool, arguments);
    }

    private static RecordedRun run(String id, String folder, Made... between) {
        String own = "{'folder': '" + folder + "'}";
        List<ToolCall> calls = new ArrayList<>();
        calls.add(call(0, "save", own, "NOT_READY: directory " + folder + " does not exist", Outcome.FAILED));
        for (Made made : between) {
            calls.add(call(calls.size(), made.tool(), made.arguments(), "ok", Outcome.SUCCEEDED));
        }
        calls.add(call(calls.size(), "save", own, "saved", Outcome.SUCCEEDED));
        return new RecordedRun(
                new RunId(id),
                Task.of("shop"),
                "",
                Map.of("folder", Json.of(folder)),
                calls,
                RunStatus.SUCCEEDED,
                false);
    }

    private static ToolCall call(int at, String tool, String arguments, String result, Outcome outcome) {
        return new ToolCall(at, null, tool, json(arguments), result, outcome, null, null, null, Effect.WRITE);
    }
}
