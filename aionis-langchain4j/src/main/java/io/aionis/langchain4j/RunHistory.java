package io.aionis.langchain4j;

import io.aionis.RunRecorder;
import io.aionis.guide.Guide;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of late, so that a host can continue them and say how they came out. Holds the last {@value #MOST}. */
final class RunHistory {

    private static final int MOST = 1_000;

    private record Key(Scope scope, RunId run) {}

    private final Map<Key, RunRecorder> recorders = bounded();
    private final Map<Object, RunId> lastOfMemory = bounded();
    private final Map<Object, Guide> lastGuide = bounded();

    synchronized void began(Scope scope, Object memoryId, RunRecorder recorder) {
        recorders.put(new Key(scope, recorder.id()), recorder);
        lastOfMemory.put(memoryId, recorder.id());
    }

    synchronized @Nullable RunRecorder find(Scope scope, RunId run) {
        return recorders.get(new Key(scope, run));
    }

    /** The runs of that name in every scope. */
    synchronized List<RunRecorder> find(RunId run) {
        return recorders.entrySet().stream()
                .filter(entry -> entry.getKey().run().equals(run))
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized Optional<RunId> lastOf(Object memoryId) {
        return Optional.ofNullable(lastOfMemory.get(memoryId));
    }

    synchronized void showed(Object memoryId, Guide guide) {
        lastGuide.put(memoryId, guide);
    }

    synchronized Optional<Guide> lastGuide(Object memoryId) {
        return Optional.ofNullable(lastGuide.get(memoryId));
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
