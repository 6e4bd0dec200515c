package io.aionis.firewall.policy;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Credit;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Validity;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.List;

/** Memories made by hand. */
final class Memories {

    private Memories() {}

    static Memory call(State state, String tool, String arguments) {
        return of(state, new Subject.Call(tool, Json.parse(arguments)));
    }

    static Memory of(State state, Subject subject, String... targets) {
        return memory(state, subject, List.of(), List.of(targets));
    }

    static Memory run(State state, RunId run, List<RouteStep> route) {
        return memory(state, new Subject.RunRoute(run), route, List.of());
    }

    private static Memory memory(State state, Subject subject, List<RouteStep> route, List<String> targets) {
        return new Memory(
                subject.key(),
                Task.of("pay"),
                subject,
                state,
                Authority.CANDIDATE,
                List.of("F3"),
                List.of(new EvidenceId("e1")),
                1,
                "refused",
                "title",
                route,
                targets,
                Actor.agent("clerk"),
                Lane.SHARED,
                false,
                null,
                Validity.UNLIMITED,
                List.of(),
                Credit.NONE);
    }
}
