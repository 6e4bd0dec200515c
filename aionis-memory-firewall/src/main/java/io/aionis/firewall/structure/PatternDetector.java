package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A detector that is a list of patterns over the plain text. Every repetition in a pattern is bounded, which keeps a scan
 * linear.
 */
record PatternDetector(String code, Decision decision, List<Pattern> patterns) implements Detector {

    static PatternDetector of(String code, Decision decision, String... patterns) {
        return new PatternDetector(
                code,
                decision,
                List.of(patterns).stream()
                        .map(p -> Pattern.compile(p, Pattern.MULTILINE))
                        .toList());
    }

    @Override
    public boolean finds(ScannedText text) {
        return patterns.stream().anyMatch(p -> p.matcher(text.plain()).find());
    }
}
