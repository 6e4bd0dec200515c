package io.aionis.firewall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Vector;
import io.aionis.search.Embedder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's embedder as one that may fail: gives usable vectors or none. Remembers the last ones. */
final class Meanings {

    private static final Logger log = LoggerFactory.getLogger(MemoryFirewall.class);

    /** With 1,536 numbers each, 6 KB, about 12 MB. */
    private static final int MOST = 2_048;

    /** What {@link Embedder#embed} takes. */
    private static final int LONGEST = 8_192;

    private final Embedder embedder;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Cache<String, Vector> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Meanings(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Times the embedder threw or gave nothing usable; each is asked again the next time. */
    long failures() {
        return failures.get();
    }

    /** The vector of the text's first 8,192 characters, or null when it cannot be had. */
    @Nullable
    Vector of(String text) {
        String beginning = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String hash = Candidate.hashOf(beginning);
        Vector before = known.getIfPresent(hash);
        if (before != null || beginning.isBlank()) {
            return before;
        }
        Vector made = embed(beginning);
        if (made != null) {
            known.put(hash, made);
        }
        return made;
    }

    private @Nullable Vector embed(String text) {
        try {
            float[] values = embedder.embed(text);
            Vector vector = values == null ? null : Vector.of(values);
            if (vector != null && vector.isUsable()) {
                return vector;
            }
            failed("it gave " + (vector == null ? "no vector" : "a vector that is zero or not finite"));
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            // Native models fail with errors, too; what the machine itself cannot bear goes on.
            failed("it threw " + failure.getClass().getName());
        }
        return null;
    }

    private void failed(String what) {
        failures.incrementAndGet();
        if (warned.compareAndSet(false, true)) {
            log.warn(
                    "Memory firewall: the embedder {} failed: {}. Candidates are judged by their words alone; further"
                            + " failures are only counted, see counts()",
                    embedder.getClass().getName(),
                    what);
        }
    }
}
