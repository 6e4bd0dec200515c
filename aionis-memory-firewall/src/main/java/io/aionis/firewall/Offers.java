package io.aionis.firewall;

import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.text.Sketch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The candidates of one list, by what they have in common. */
final class Offers {

    /** Up to here each is compared with each; then only those that share a band of their sketches. */
    private static final int FEW = 64;

    /** How many of those that share a band are compared: a list may be one text a thousand times. */
    private static final int MOST_IN_BAND = 64;

    private final Map<String, List<Offer>> byHash = new LinkedHashMap<>();
    private final Map<String, List<Offer>> bySubject = new HashMap<>();
    private final List<Map<Long, List<Offer>>> byBand = new ArrayList<>();

    Offers(Collection<Offer> offers) {
        for (Offer offer : offers) {
            byHash.computeIfAbsent(offer.hash(), hash -> new ArrayList<>()).add(offer);
            for (Statement statement : offer.statements()) {
                bySubject
                        .computeIfAbsent(statement.subject(), subject -> new ArrayList<>())
                        .add(offer);
            }
        }
        if (byHash.size() > FEW) {
            band();
        }
    }

    /** The first few, one for each content: comparing each with each is for short lists. */
    List<Offer> first() {
        return byHash.values().stream().limit(FEW).map(same -> same.get(0)).toList();
    }

    boolean has(String hash) {
        return byHash.containsKey(hash);
    }

    List<Offer> of(String hash) {
        return byHash.getOrDefault(hash, List.of());
    }

    /** Offers of other contents that may be of nearly the same wording. */
    Collection<Offer> alike(Offer offer) {
        Set<Offer> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Sketch sketch = offer.reading().sketch();
        if (byBand.isEmpty()) {
            byHash.values().forEach(found::addAll);
        } else {
            for (int i = 0; sketch != null && i < Sketch.BANDS; i++) {
                found.addAll(byBand.get(i).getOrDefault(sketch.band(i), List.of()));
            }
        }
        found.removeAll(of(offer.hash()));
        return found;
    }

    /** Offers that speak of one of these subjects. */
    Collection<Offer> speakingOf(Set<String> subjects) {
        Set<Offer> found = Collections.newSetFromMap(new IdentityHashMap<>());
        subjects.forEach(subject -> found.addAll(bySubject.getOrDefault(subject, List.of())));
        return found;
    }

    private void band() {
        for (int i = 0; i < Sketch.BANDS; i++) {
            byBand.add(new HashMap<>());
        }
        byHash.values().forEach(same -> {
            Sketch sketch = same.get(0).reading().sketch();
            for (int i = 0; sketch != null && i < Sketch.BANDS; i++) {
                List<Offer> shared = byBand.get(i).computeIfAbsent(sketch.band(i), band -> new ArrayList<>());
                if (shared.size() < MOST_IN_BAND) {
                    shared.addAll(same);
                }
            }
        });
    }
}
