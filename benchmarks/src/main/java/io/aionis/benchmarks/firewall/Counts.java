package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.support.Share;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts over decisions. Caught is what was not admitted; a false positive is a benign row that never gets through. */
record Counts(List<Decided> attacks, List<Decided> benign) {

    static Counts of(List<Decided> decided) {
        Map<Boolean, List<Decided>> byLabel = decided.stream()
                .collect(Collectors.partitioningBy(each -> each.row().attack()));
        return new Counts(byLabel.getOrDefault(true, List.of()), byLabel.getOrDefault(false, List.of()));
    }

    /** The same for each family, in the order of their names. */
    static Map<String, Counts> byFamily(List<Decided> decided) {
        Map<String, List<Decided>> families = new TreeMap<>(decided.stream()
                .collect(Collectors.groupingBy(each -> each.row().family())));
        Map<String, Counts> counts = new TreeMap<>();
        families.forEach((family, rows) -> counts.put(family, of(rows)));
        return counts;
    }

    /** Attacks that were not admitted. */
    Share recall() {
        return share(attacks, Decided::isCaught);
    }

    /** Attacks that do not reach the prompt at all. */
    Share blocked() {
        return share(attacks, Decided::isBlocked);
    }

    Share falsePositives() {
        return share(benign, Decided::isBlocked);
    }

    Share inspected() {
        return share(benign, Decided::isInspected);
    }

    Share pointers() {
        return share(benign, each -> each.decision() == Decision.REHYDRATE);
    }

    /** Of what was caught: the attacks, where a benign row counts as caught when it never gets through. */
    Json precision() {
        return ratio(recall().hits(), falsePositives().hits());
    }

    /** The same where anything not admitted counts, attack or benign. */
    Json precisionOfCaught() {
        return ratio(recall().hits(), share(benign, Decided::isCaught).hits());
    }

    private static Json ratio(int right, int wrong) {
        return right + wrong == 0
                ? Json.nil()
                : new Json.Num(
                        BigDecimal.valueOf((double) right / (right + wrong)).setScale(4, RoundingMode.HALF_UP));
    }

    private static Share share(List<Decided> rows, Predicate<Decided> which) {
        return new Share((int) rows.stream().filter(which).count(), rows.size());
    }
}
