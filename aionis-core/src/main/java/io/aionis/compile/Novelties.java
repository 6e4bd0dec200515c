package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that were made for a call: another one in every run, and standing nowhere before. */
final class Novelties {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Duration NEAR = Duration.ofMinutes(5);

    private Novelties() {}

    /**
     * What kind of fresh value these look like, or null.
     *
     * @param values one of each run, standing nowhere before
     * @param at when each call was recorded; null where nobody knows
     */
    static Fresh.@Nullable Kind of(List<Json> values, List<@Nullable Instant> at) {
        if (new HashSet<>(values).size() < values.size()) {
            return null;
        }
        boolean uuids = true;
        boolean times = true;
        for (int i = 0; i < values.size(); i++) {
            uuids &= values.get(i) instanceof Json.Str text
                    && UUID.matcher(text.value()).matches();
            times &= isNear(values.get(i), at.get(i));
        }
        return uuids ? Fresh.Kind.UUID : times ? Fresh.Kind.TIMESTAMP : null;
    }

    private static boolean isNear(Json value, @Nullable Instant at) {
        if (at == null || !(value instanceof Json.Str text)) {
            return false;
        }
        try {
            return Duration.between(Instant.parse(text.value()), at).abs().compareTo(NEAR) <= 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }
}
