package io.aionis.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.model.Json;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final ReadTools READS = new ReadTools(Pattern.compile("^get"));
    private static final int ALL = Integer.MAX_VALUE;

    private final TauRun solved = run("s", 1, "get 1", "pay 1", "!pay 2");
    private final TauRun failed = run("f", 0, "get 2", "pay 2", "pay 3", "pay 9", "!ship 1");
    private final TauRun other = run("o", 0, "pay 4");

    @Test
    void should_leave_each_trial_out_once_and_learn_the_others_in_order() {
        List<Case> cases = Case.of(List.of(solved, failed, other), ALL, READS);

        assertThat(cases).extracting(c -> c.leftOut().id()).containsExactly("s", "f", "o");
        assertThat(cases.get(1).learned()).containsExactly(solved, other);
        assertThat(Case.of(List.of(solved, failed, other), 1, READS).get(1).learned())
                .containsExactly(solved);
        assertThat(Case.of(List.of(solved), ALL, READS)).isEmpty();
    }

    @Test
    void should_ask_for_gold_writes_only_when_a_learned_run_solved_the_task_by_them() {
        List<Case> cases = Case.of(List.of(solved, failed, other), ALL, READS);

        assertThat(cases.get(0).gold()).isEmpty();
        assertThat(cases.get(0).goldOfTask()).isEmpty();
        assertThat(cases.get(1).gold()).extracting(Write::text).containsExactly("pay {\"n\":\"1\"}");
        assertThat(cases.get(1).gold()).extracting(Write::run).containsExactly("s");
        assertThat(cases.get(1).goldOfTask())
                .extracting(Write::text)
                .containsExactly("pay {\"n\":\"1\"}", "pay {\"n\":\"9\"}");
    }

    @Test
    void should_call_a_write_losing_when_no_solved_run_made_it_and_it_is_not_gold() {
        Case asked = Case.of(List.of(solved, failed, other), ALL, READS).get(0);

        assertThat(asked.losing())
                .extracting(Write::text)
                .containsExactly("pay {\"n\":\"3\"}", "ship {\"n\":\"1\"}", "pay {\"n\":\"4\"}");
    }

    /** Steps are a tool and its argument; a mark of exclamation before them says that the tool refused. */
    private static TauRun run(String id, double reward, String... steps) {
        List<TauStep> made = Arrays.stream(steps)
                .map(step -> {
                    boolean refused = step.startsWith("!");
                    TauAction action = action(refused ? step.substring(1) : step);
                    return new TauStep(0, action.name(), action.kwargs(), "", refused);
                })
                .toList();
        return new TauRun(
                id, "t", 0, reward, "Do it.", List.of(action("pay 1"), action("get 1"), action("pay 9")), made);
    }

    private static TauAction action(String words) {
        String[] parts = words.split(" ");
        return new TauAction(parts[0], (Json.Obj) Json.parse("{\"n\":\"" + parts[1] + "\"}"));
    }
}
