package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Withholds what belongs to another tenant or scope, and what has expired. A row without tags belongs to everybody. */
public final class ScopeAndExpiry implements Policy {

    private static final int DAY = "2026-01-31".length();

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}\\.\\d{1,20}([eE]\\+?\\d{1,2})?");

    @Override
    public String name() {
        return "scope-expiry";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        Map<String, String> metadata = candidate.metadata();
        String tenant = metadata.get(Provenance.TENANT);
        String scope = metadata.get(Provenance.SCOPE);
        if (isOther(tenant, context.scope().tenant())) {
            return Optional.of(Verdict.of(Decision.WITHHELD, "OTHER_TENANT"));
        }
        if (isOther(scope, context.scope().name())) {
            return Optional.of(Verdict.of(Decision.WITHHELD, "OTHER_SCOPE"));
        }
        Optional<Verdict> expiry = expiry(metadata.get(Provenance.EXPIRES), context.now());
        // A blank tag must not hide that the row has expired.
        boolean expired = expiry.isPresent() && expiry.get().decision() == Decision.WITHHELD;
        return !expired && (isBlank(tenant) || isBlank(scope))
                ? Optional.of(Verdict.of(Decision.INSPECT, "MALFORMED_SCOPE"))
                : expiry;
    }

    private static Optional<Verdict> expiry(@Nullable String expires, Instant now) {
        if (expires == null) {
            return Optional.empty();
        }
        try {
            return now.isBefore(instant(expires.strip()))
                    ? Optional.empty()
                    : Optional.of(Verdict.of(Decision.WITHHELD, "EXPIRED"));
        } catch (DateTimeException | NumberFormatException malformed) {
            return Optional.of(Verdict.of(Decision.INSPECT, "MALFORMED_EXPIRY"));
        }
    }

    private static Instant instant(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            // Stores that know one type of number give back 1.7E12.
            return Instant.ofEpochMilli((long) Double.parseDouble(text));
        }
        // A row that ends on a day still holds on that day.
        return text.length() == DAY
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private static boolean isOther(@Nullable String tag, String expected) {
        return tag != null && !tag.isBlank() && !tag.equals(expected);
    }

    private static boolean isBlank(@Nullable String tag) {
        return tag != null && tag.isBlank();
    }
}
