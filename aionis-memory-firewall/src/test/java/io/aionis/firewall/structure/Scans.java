package io.aionis.firewall.structure;

import io.aionis.adjudication.ScopeState;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the structure policy about a text. */
final class Scans {

    static final Structure ALL = new Structure(Set.of());

    private Scans() {}

    static List<String> reasons(String text) {
        return judge(text).map(Verdict::reasons).orElse(List.of());
    }

    static Decision decision(String text) {
        return judge(text).map(Verdict::decision).orElse(Decision.ADMIT);
    }

    static Optional<Verdict> judge(String text) {
        return judge(ALL, text);
    }

    static Optional<Verdict> judge(Structure structure, String text) {
        return structure.judge(
                Candidate.of(text, "notes"),
                new AdmissionContext(Scope.of("shop"), null, null, Instant.EPOCH),
                new Knowledge(
                        ScopeState.EMPTY, Map.of(), Knowledge.Host.of(Trust.KNOWN), Mode.STANDARD, Surroundings.NONE));
    }
}
