package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One shape that is told in several ways. */
record Either(String code, Decision decision, List<Detector> ways) implements Detector {

    static Detector of(Detector first, Detector... others) {
        List<Detector> ways =
                Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
        return new Either(first.code(), first.decision(), ways);
    }

    @Override
    public boolean finds(ScannedText text) {
        return ways.stream().anyMatch(way -> way.finds(text));
    }
}
