package io.aionis.langchain4j;

import dev.langchain4j.model.output.TokenUsage;
import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.replay.Given;
import io.aionis.replay.Move;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.SlotFiller;
import io.aionis.replay.StepResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open slots of one live replay: what the model was asked for, at what cost, and whether it may be asked. Not thread-safe. */
final class LiveSlots {

    private final ReplayRequest request;
    private final LiveWrites writes;
    private final boolean fills;
    private final Set<String> askedFor = new HashSet<>();
    private @Nullable Waiting waiting;
    private @Nullable TokenUsage spent;
    private int calls;

    LiveSlots(ReplayRequest request, LiveWrites writes, boolean fills) {
        this.request = request;
        this.writes = writes;
        this.fills = fills;
    }

    /** Slots that the model is being asked for. */
    private record Waiting(String step, List<String> keys) {}

    /** What is to be done about open slots. */
    sealed interface Next {}

    /** These values are known, as the request was given them before. */
    record Known(Map<String, Json> values) implements Next {}

    /** The model has to be asked. */
    record Ask(SlotQuestion question) implements Next {}

    /** Nobody can fill them. */
    record Open(String reason) implements Next {}

    Next next(Move.Fill fill, Plan plan, Given given, Map<String, StepResult> done) {
        String step = fill.step().id();
        List<String> keys = fill.slots().stream().map(OpenSlot::key).toList();
        String open = "step " + step + " (" + fill.step().tool() + ") has open slots: " + keys;
        if (!fills) {
            return new Open(open);
        } else if (keys.stream().anyMatch(key -> !askedFor.add(key))) {
            return new Open(open + ", and the model gave no value for them that fits");
        }
        Json.Obj before = writes.slots(step, keys).orElse(null);
        if (before != null) {
            return new Known(before.members());
        }
        SlotQuestion question =
                SlotQuestion.of(new SlotFiller.Request(request.text(), plan, given.parameters(), fill.slots(), done));
        if (question == null) {
            return new Open(open + ", which no single question can ask for");
        }
        calls++;
        waiting = new Waiting(step, keys);
        return new Ask(question);
    }

    /** The model gave values. */
    void filled(Map<String, Json> values) {
        if (waiting != null) {
            writes.filled(waiting.step(), waiting.keys(), new Json.Obj(values));
        }
    }

    /** How often the model was asked. */
    int calls() {
        return calls;
    }

    /** Tokens were spent on a call that no response of the service's own stands for. */
    void spend(@Nullable TokenUsage usage) {
        spent = TokenUsage.sum(spent, usage);
    }

    /** What was spent and not yet counted. */
    @Nullable
    TokenUsage takeSpent() {
        TokenUsage usage = spent;
        spent = null;
        return usage;
    }
}
