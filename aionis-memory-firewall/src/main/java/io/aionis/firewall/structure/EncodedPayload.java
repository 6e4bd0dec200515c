package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.List;

/**
 * Writing that hides what another detector finds. Behind an encoding, whatever is found counts; behind a mere disguise, which
 * chance could make too, only what must not be used. One layer deep.
 */
final class EncodedPayload implements Detector {

    private final List<Detector> inside;

    EncodedPayload(List<Detector> inside) {
        this.inside = List.copyOf(inside);
    }

    @Override
    public String code() {
        return "ENCODED_PAYLOAD";
    }

    @Override
    public Decision decision() {
        return Decision.DO_NOT_USE;
    }

    @Override
    public boolean finds(ScannedText text) {
        return Decoders.of(text).stream().anyMatch(layer -> holds(layer, Decision.INSPECT))
                || Disguises.of(text).stream().anyMatch(layer -> holds(layer, Decision.DO_NOT_USE));
    }

    private boolean holds(String layer, Decision least) {
        ScannedText decoded = ScannedText.of(layer);
        return inside.stream()
                .anyMatch(detector -> !least.isStricterThan(detector.decision()) && detector.finds(decoded));
    }
}
