package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The final answer as far as several runs show what it is made of; one run alone shows nothing of that. */
final class Answers {

    private Answers() {}

    /** What gives the answer of every run, or null when nothing does. */
    static @Nullable Argument of(List<View> views) {
        List<Json> answers = new ArrayList<>();
        for (View view : views) {
            String answer = view.run().answer();
            if (answer == null || answer.isBlank()) {
                return null;
            }
            answers.add(Json.parseOrText(answer));
        }
        if (views.size() < 2
                || views.stream().map(v -> v.run().parameters()).distinct().count() < 2) {
            return null;
        } else if (answers.stream().allMatch(Json.Str.class::isInstance)) {
            return answers.stream().distinct().count() == 1
                    ? new Argument.Template(List.of(new Argument.Constant(answers.get(0))))
                    : Templates.of(views, answers, true);
        }
        return structured(views, answers);
    }

    private static @Nullable Argument structured(List<View> views, List<Json> answers) {
        try {
            Argument answer =
                    new Explanation("answer", views.stream().map(View::fork).toList(), true).argument("", "", answers);
            boolean[] made = {false};
            Arguments.each(answer, leaf -> made[0] |= leaf instanceof Argument.Fresh || leaf instanceof Argument.Slot);
            return made[0] ? null : answer;
        } catch (CompileException notAlike) {
            return null;
        }
    }
}
