package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Base64 that decodes to text in which another detector finds what must not be used. One layer deep. */
final class EncodedPayload implements Detector {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{32,8192}+={0,2}");

    private static final int MOST_RUNS = 32;

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
        Matcher runs = RUN.matcher(text.raw());
        for (int i = 0; i < MOST_RUNS && runs.find(); i++) {
            ScannedText decoded = ScannedText.of(decode(runs.group()));
            if (inside.stream().anyMatch(d -> d.decision() == Decision.DO_NOT_USE && d.finds(decoded))) {
                return true;
            }
        }
        return false;
    }

    private static String decode(String run) {
        String digits = run.replace('-', '+').replace('_', '/').replace("=", "");
        // A last group of one digit holds no byte.
        String whole = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
        return new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
    }
}
