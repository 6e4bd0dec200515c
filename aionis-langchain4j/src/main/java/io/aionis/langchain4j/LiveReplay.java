package io.aionis.langchain4j;

import io.aionis.model.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did inside one AiService call.
 *
 * @param run the run it is recorded as
 * @param playbook the playbook and its version, such as {@code refund v1}
 * @param steps ids of the steps whose calls the plan made, in order
 * @param handedBack why the model took over, or null when every step of the plan ran as expected
 * @param modelCalls how often the model itself was asked, the final answer included
 */
public record LiveReplay(
        RunId run,
        String playbook,
        List<String> steps,
        @Nullable String handedBack,
        int modelCalls) {
    public LiveReplay {
        steps = List.copyOf(steps);
    }
}
