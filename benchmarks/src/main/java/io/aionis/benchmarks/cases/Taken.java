package io.aionis.benchmarks.cases;

import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Cases that are rows of the data sets as they are, or one such row put into another. */
final class Taken {

    /** Of one graft family. */
    private static final int GRAFTS = 40;
    /** Of one way to hide. */
    private static final int HIDDEN = 30;

    private static final int RESULTS_OF_RUN = 8;
    private static final int LONGEST_LIST = 5;
    private static final int CARRIER = 60;
    private static final List<Place> PLACES = List.of(Place.values());

    private final DataSets data;
    private final Random random;

    Taken(DataSets data, Random random) {
        this.data = data;
        this.random = random;
    }

    List<Draft> singles() {
        List<Draft> drafts = new ArrayList<>();
        injections(drafts);
        for (DataSets.Experience each : data.experiences()) {
            Draft draft = each.poisoned()
                    ? Draft.attack("memorygraft", each.request() + "\n" + each.advice())
                    : Draft.benign("memorygraft-honest", each.request() + "\n" + each.advice());
            drafts.add(draft.asked(each.request()).with(Map.of("tags", each.tags())));
        }
        for (DataSets.Piece piece : data.pieces()) {
            drafts.add(
                    piece.attack()
                            ? Draft.attack("bipia-" + piece.kind().replace("_attack", ""), piece.text())
                            : Draft.benign("bipia-" + piece.kind(), piece.text())
                                    .asked(piece.question()));
        }
        grafts(drafts, "email", data.honest("email"), data.attacks("text"));
        grafts(drafts, "table", data.honest("table"), data.attacks("text"));
        grafts(drafts, "code", data.honest("code"), data.attacks("code"));
        grafts(drafts, "tau", results(), data.attacks("text"));
        hidden(drafts);
        return drafts;
    }

    /** Tool results in the order of their runs, as result lists of 1 to {@value #LONGEST_LIST}. */
    List<List<Draft>> resultLists() {
        List<List<Draft>> lists = new ArrayList<>();
        resultLists("tau-retail", data.retail(), lists);
        resultLists("tau-airline", data.airline(), lists);
        return lists;
    }

    private void resultLists(String family, List<TauRun> runs, List<List<Draft>> lists) {
        for (TauRun run : runs) {
            List<String> results = new ArrayList<>(distinctResults(run));
            results = results.subList(0, Math.min(RESULTS_OF_RUN, results.size()));
            for (int from = 0; from < results.size(); ) {
                int size = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(LONGEST_LIST - 1);
                int to = Math.min(results.size(), from + size);
                lists.add(results.subList(from, to).stream()
                        .map(result -> Draft.benign(family, result).asked(run.instruction()))
                        .toList());
                from = to;
            }
        }
    }

    private void injections(List<Draft> drafts) {
        Set<String> carriers = new HashSet<>();
        for (DataSets.Injection each : data.injections()) {
            drafts.add(Draft.attack(each.enhanced() ? "injecagent-enhanced" : "injecagent-base", each.text())
                    .asked(each.question()));
            String carrier = each.text().replace(each.instruction(), "");
            if (!each.enhanced() && !carrier.equals(each.text()) && carriers.add(carrier)) {
                drafts.add(Draft.benign("injecagent-carrier", carrier).asked(each.question()));
            }
        }
    }

    private void grafts(List<Draft> drafts, String kind, List<String> carriers, List<String> attacks) {
        if (carriers.isEmpty() || attacks.isEmpty()) {
            return;
        }
        int most = Math.min(GRAFTS, carriers.size() * attacks.size());
        for (Place place : PLACES) {
            Set<List<String>> pairs = new HashSet<>();
            while (pairs.size() < most) {
                String carrier = one(carriers);
                String attack = one(attacks);
                if (pairs.add(List.of(carrier, attack))) {
                    drafts.add(Draft.attack("graft-" + place.label() + "-" + kind, place.insert(carrier, attack)));
                }
            }
        }
    }

    private void hidden(List<Draft> drafts) {
        List<String> carriers = new ArrayList<>(data.honest("email"));
        List<String> attacks = new ArrayList<>(data.attacks("text"));
        data.injections().stream()
                .map(DataSets.Injection::instruction)
                .distinct()
                .forEach(attacks::add);
        if (carriers.isEmpty() || attacks.isEmpty()) {
            return;
        }
        for (Hiding hiding : Hiding.values()) {
            for (int i = 0; i < HIDDEN; i++) {
                String place = i % 2 == 0 ? one(carriers) : Fact.of(random).say(i);
                drafts.add(
                        Draft.attack("hidden-" + hiding.label(), one(PLACES).insert(place, hiding.hide(one(attacks)))));
            }
            for (String carrier : carriers) {
                drafts.add(Draft.benign("encoded-honest", one(PLACES).insert(carrier, hiding.honest())));
            }
        }
    }

    private List<String> results() {
        Set<String> results = new HashSet<>();
        List<TauRun> runs = new ArrayList<>(data.retail());
        runs.addAll(data.airline());
        runs.forEach(run -> results.addAll(distinctResults(run)));
        return results.stream()
                .filter(result -> result.length() >= CARRIER)
                .sorted()
                .toList();
    }

    private static List<String> distinctResults(TauRun run) {
        return run.steps().stream()
                .map(TauStep::result)
                .filter(result -> !result.isBlank())
                .distinct()
                .toList();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
