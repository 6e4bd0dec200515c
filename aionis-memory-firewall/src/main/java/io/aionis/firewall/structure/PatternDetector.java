package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.List;

/** A detector that is a list of signs. */
record PatternDetector(String code, Decision decision, List<Sign> signs) implements Detector {

    static PatternDetector of(String code, Decision decision, Sign... signs) {
        return new PatternDetector(code, decision, List.of(signs));
    }

    @Override
    public boolean finds(ScannedText text) {
        return signs.stream().anyMatch(sign -> sign.isIn(text.plain()));
    }
}
