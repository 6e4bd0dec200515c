package io.aionis.langchain4j;

import io.aionis.RunRecorder;
import io.aionis.model.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of late, so that a host can say how they came out. Holds the last {@value #MOST}. */
final class RunHistory {

    private static final int MOST = 1_000;

    private final Map<String, RunRecorder> recorders = bounded();
    private final Map<Object, RunId> lastOfMemory = bounded();

    synchronized void began(Object memoryId, RunRecorder recorder) {
        recorders.put(recorder.id().value(), recorder);
        lastOfMemory.put(memoryId, recorder.id());
    }

    synchronized @Nullable RunRecorder find(RunId run) {
        return recorders.get(run.value());
    }

    synchronized Optional<RunId> lastOf(Object memoryId) {
        return Optional.ofNullable(lastOfMemory.get(memoryId));
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
