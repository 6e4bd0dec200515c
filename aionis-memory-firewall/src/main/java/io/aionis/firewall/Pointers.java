package io.aionis.firewall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.firewall.admission.Candidate;
import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on hand, in this process, the texts that pointers were shown for. Who sees a pointer cannot tell by it which text it
 * stands for, and the same text has the same pointer as long as the firewall is open. Safe for use by many threads.
 */
final class Pointers {

    /** Characters of all texts together; the least used go first. */
    private static final int ROOM = 16_000_000;

    private static final int DIGITS = 12;

    private static final Pattern POINTER = Pattern.compile("fw-[0-9a-f]{" + DIGITS + "}");

    private final String salt = UUID.randomUUID().toString();
    private final Cache<Key, Candidate> texts = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((Key key, Candidate candidate) -> size(candidate))
            .executor(Runnable::run)
            .build();

    /** A pointer to a candidate, which is kept under it. */
    String to(Scope scope, Candidate candidate) {
        String subject = String.join(
                "\n", salt, scope.tenant(), scope.name(), candidate.origin().store(), candidate.hash());
        String pointer = "fw-" + Hashes.sha256(subject).substring(0, DIGITS);
        texts.put(new Key(scope, pointer), candidate);
        return pointer;
    }

    /** What the first pointer in a text stands for; a model copies what stands around it. */
    Optional<Candidate> find(Scope scope, @Nullable String pointer) {
        Matcher found = POINTER.matcher(pointer == null ? "" : pointer.toLowerCase(Locale.ROOT));
        return found.find() ? Optional.ofNullable(texts.getIfPresent(new Key(scope, found.group()))) : Optional.empty();
    }

    private static int size(Candidate candidate) {
        long size = DIGITS + (candidate.text() == null ? 0 : candidate.text().length());
        for (Map.Entry<String, String> each : candidate.metadata().entrySet()) {
            size += each.getKey().length() + each.getValue().length();
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private record Key(Scope scope, String pointer) {}
}
