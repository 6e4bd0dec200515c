package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;

/**
 * What adjudication makes of all evidence about one subject of one task.
 *
 * @param id stable: the same subject of the same task and scope has the same id, however often it is folded
 * @param task what it was done for, or null when no task was named
 * @param subject what it is about
 * @param state its state
 * @param authority how well it is founded
 * @param rules the numbers of the rules that decided, strongest first, such as {@code F1}
 * @param evidence what the decision rests on, in order
 * @param attempts how often the subject was tried
 * @param lastOutcomeReason short class of the last failure, or null
 * @param title one line that says what it is; text from outside, never trusted
 * @param route for a run: the tool calls that make up the route, in order, failed ones left out
 * @param targets files or resources it is about
 * @param author who did the work; who judged it where nobody did any
 * @param lane who may see it
 * @param candidate true when it is a procedure candidate: worked once
 * @param value what it says of its typed subject, or null
 * @param validity until when and where it holds
 * @param rivals ids of memories that it conflicts with or that replaced it; what {@code rules} S2 and S3 refer to
 * @param credit what judgements of its use add up to
 */
public record Memory(
        String id,
        @Nullable Task task,
        Subject subject,
        State state,
        Authority authority,
        List<String> rules,
        List<EvidenceId> evidence,
        int attempts,
        @Nullable String lastOutcomeReason,
        String title,
        List<RouteStep> route,
        List<String> targets,
        Actor author,
        Lane lane,
        boolean candidate,
        @Nullable String value,
        Validity validity,
        List<String> rivals,
        Credit credit) {
    public Memory {
        rules = List.copyOf(rules);
        // A persistent vector is immutable, and is not copied for each piece that is added.
        evidence = evidence instanceof PVector<EvidenceId> ? evidence : List.copyOf(evidence);
        route = List.copyOf(route);
        targets = List.copyOf(targets);
        rivals = List.copyOf(rivals);
    }

    /** The calls of the route, in order. */
    public List<Subject.Call> calls() {
        return route.stream().map(RouteStep::call).toList();
    }
}
