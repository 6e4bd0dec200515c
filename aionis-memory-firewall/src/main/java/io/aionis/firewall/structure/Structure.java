package io.aionis.firewall.structure;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps out data that is shaped like an instruction. Depends on the text alone, so its verdict can be remembered. */
public final class Structure implements Policy {

    /** Counts up when a detector finds something else than before: remembered verdicts of other numbers are void. */
    private static final int EDITION = 6;

    private final List<Detector> detectors;

    /** The policy with every detector but those of these reason codes. */
    public Structure(Set<String> disabled) {
        this.detectors = all().stream()
                .filter(detector -> !disabled.contains(detector.code()))
                .toList();
    }

    /** The reason codes of all detectors, which are also the names to switch them off by. */
    public static List<String> codes() {
        return all().stream().map(Detector::code).distinct().toList();
    }

    /** Equal for equal sets of detectors of one edition. */
    public String fingerprint() {
        return EDITION + ":"
                + String.join(
                        ",", detectors.stream().map(Detector::code).distinct().toList());
    }

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        String text = candidate.text();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        ScannedText scanned = ScannedText.of(text);
        List<Detector> found = detectors.stream()
                .filter(detector -> detector.finds(scanned))
                .sorted(Comparator.comparing(Detector::decision).reversed())
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = found.get(0).decision();
        return Optional.of(new Verdict(
                decision, found.stream().map(Detector::code).distinct().toList(), List.of()));
    }

    private static List<Detector> all() {
        List<Detector> plain = List.of(
                Markup.roles(),
                Markup.roleLine(),
                Markup.toolCalls(),
                Markup.toolNames(),
                Markup.forgedGuide(),
                Markup.forgedEnd(),
                Imperatives.override(),
                Imperatives.addressed(),
                Imperatives.concealment(),
                Imperatives.promptExtraction(),
                AgentHints.override(),
                AgentHints.addressed(),
                AgentHints.concealment(),
                AgentHints.promptExtraction(),
                Imperatives.duty(),
                Imperatives.turn(),
                Imperatives.answerSteering(),
                Advice.memoryPlanting(),
                Advice.forgedAuthority(),
                Advice.safeguardRemoval(),
                Requests.secrets(),
                Requests.exfiltration(),
                Requests.remoteCode(),
                Requests.destruction(),
                new RequestToAct(),
                new StrayRequest());
        List<Detector> all = new ArrayList<>(plain);
        all.add(new LeakyLink(Decision.DO_NOT_USE));
        all.add(new LeakyLink(Decision.INSPECT));
        all.add(new HiddenCharacters());
        all.add(new LookalikeLetters());
        all.add(new HiddenMarkup(plain));
        all.add(new EncodedPayload(plain));
        return List.copyOf(all);
    }
}
