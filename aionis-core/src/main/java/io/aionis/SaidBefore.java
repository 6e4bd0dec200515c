package io.aionis;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an actor has said that feedback before, under an id made of what is said. Said again after the actor said
 * otherwise, it is a new judgement and gets the next id.
 *
 * @param id the feedback's id
 * @param known whether it stands in the ledger
 */
record SaidBefore(EvidenceId id, boolean known) {

    private static final int PAGE = 500;

    static SaidBefore of(Ledger ledger, Scope scope, Actor actor, EvidenceBody.Feedback body) {
        String content = content(actor, body);
        for (int time = 1; ; time++) {
            EvidenceId id = new EvidenceId("feedback:" + content + (time == 1 ? "" : ":" + time));
            Optional<Recorded> found = ledger.find(scope, id);
            if (found.isEmpty()) {
                return new SaidBefore(id, false);
            }
            Evidence before = found.get().evidence();
            boolean same = before.body().equals(body) && before.actor().equals(actor);
            if (same && !saidOtherwiseSince(ledger, scope, found.get(), body)) {
                return new SaidBefore(id, true);
            }
        }
    }

    private static String content(Actor actor, EvidenceBody.Feedback body) {
        List<Json> parts = new ArrayList<>();
        parts.add(Json.of(actor.toString()));
        parts.add(Json.of(body.traceId()));
        parts.add(Json.of(body.surface()));
        parts.add(Json.of(body.rating().name()));
        parts.add(Json.of(body.reason()));
        body.memoryIds().forEach(memory -> parts.add(Json.of(memory)));
        return new Json.Arr(parts).hash();
    }

    private static boolean saidOtherwiseSince(Ledger ledger, Scope scope, Recorded before, EvidenceBody.Feedback body) {
        long from = before.position() + 1;
        List<Recorded> page = ledger.readStream(scope, Evidence.SCOPE_STREAM, from, PAGE);
        while (!page.isEmpty()) {
            for (Recorded later : page) {
                Evidence evidence = later.evidence();
                if (evidence.body() instanceof EvidenceBody.Feedback other
                        && evidence.actor()
                                .agent()
                                .equals(before.evidence().actor().agent())
                        && other.traceId().equals(body.traceId())
                        && other.memoryIds().stream().anyMatch(body.memoryIds()::contains)) {
                    return true;
                }
            }
            page = ledger.readStream(
                    scope, Evidence.SCOPE_STREAM, page.get(page.size() - 1).position() + 1, PAGE);
        }
        return false;
    }
}
