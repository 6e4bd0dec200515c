package io.aionis.benchmarks.scenarios;

import io.aionis.benchmarks.support.Members;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the evidence of one case, in file order. */
final class EvidenceReader {

    /** The time of rows before the first that gives one. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Scope scope;
    private final Bodies bodies = new Bodies();
    private final Map<String, Row> rows = new HashMap<>();
    private final List<Evidence> archived = new ArrayList<>();
    private Instant time = BEGINNING;

    private record Row(Json.Obj content, Evidence evidence) {}

    EvidenceReader(Scope scope) {
        this.scope = scope;
    }

    /** Those rows so far that are marked as archived. */
    List<Evidence> archived() {
        return archived;
    }

    /** The time of the last row that gave one. */
    Instant time() {
        return time;
    }

    /** The very same row again is the same evidence, delivered twice; other content under its id is a mistake. */
    Evidence read(Members row) {
        String key = Actors.scope(row, scope) + " " + row.label("id");
        Row earlier = rows.get(key);
        if (earlier == null) {
            Evidence evidence = evidence(row);
            rows.put(key, new Row(row.object(), evidence));
            return evidence;
        } else if (!earlier.content().equals(row.object())) {
            throw row.refuse("id", "an id of its own, or the very same row again");
        }
        return earlier.evidence();
    }

    private Evidence evidence(Members row) {
        Optional<Instant> at = Times.find(row, "at");
        // A row without a time tells no order: it happened at the time of the row before.
        Instant when = at.orElse(time);
        time = when;
        Evidence evidence = new Evidence(
                new EvidenceId(row.label("id")),
                Actors.scope(row, scope),
                Actors.task(row),
                run(row),
                Actors.actor(row, "agent"),
                Actors.lane(row),
                when,
                body(row),
                circumstances(row));
        if (row.findBool("archived").orElse(false)) {
            archived.add(evidence);
        }
        return evidence;
    }

    private EvidenceBody body(Members row) {
        EvidenceBody body = bodies.of(row);
        if (body instanceof EvidenceBody.RunEnded && !row.has("run")) {
            throw row.refuse("run", "the run that ended");
        }
        return body;
    }

    private static @Nullable RunId run(Members row) {
        return row.findLabel("run").map(RunId::new).orElse(null);
    }

    private static Circumstances circumstances(Members row) {
        String subject = row.findText("subject").orElse(null);
        if (subject == null && row.has("value")) {
            throw row.refuse("subject", "what the value is a value of, such as database.port");
        }
        return new Circumstances(
                subject,
                row.has("value") ? plain(row.object().get("value")) : null,
                row.texts("supersedes").stream().map(EvidenceId::new).toList(),
                Times.find(row, "validUntil").orElse(null),
                environment(row),
                row.findBool("bindingEnvironment").orElse(false),
                row.findText("origin").orElse(null));
    }

    /** Facts by name; a number or a boolean counts as its text. */
    static Map<String, String> environment(Members row) {
        Map<String, String> facts = new TreeMap<>();
        if (row.has("environment")) {
            row.object("environment").members().forEach((name, value) -> {
                if (!(value instanceof Json.Null)) {
                    facts.put(name, plain(value));
                }
            });
        }
        return facts;
    }

    private static String plain(@Nullable Json value) {
        return value instanceof Json.Str string ? string.value() : String.valueOf(value);
    }
}
