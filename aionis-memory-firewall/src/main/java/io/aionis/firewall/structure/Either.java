package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.List;

/** One shape that is told in several ways. */
record Either(String code, Decision decision, List<Detector> ways) implements Detector {

    static Detector of(Detector first, Detector... others) {
        List<Detector> ways = java.util.stream.Stream.concat(java.util.stream.Stream.of(first), List.of(others).stream())
                .toList();
        return new Either(first.code(), first.decision(), ways);
    }

    @Override
    public boolean finds(ScannedText text) {
        return ways.stream().anyMatch(way -> way.finds(text));
    }
}
