package io.aionis.samples.orderdesk.scripted;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import java.time.Duration;
import java.util.List;

/** Sets up a {@link ScriptedModel}. Not safe for threads. */
public final class ScriptedModelBuilder {
    Duration latency = ScriptedModel.DEFAULT_LATENCY;
    Pause pause = Pause.SLEEP;
    long seed = ScriptedModel.DEFAULT_SEED;
    double wrongTurnRate = 0.5;
    List<ChatModelListener> listeners = List.of();

    ScriptedModelBuilder() {}

    /** How long each call takes; zero for none. */
    public ScriptedModelBuilder latency(Duration latency) {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency " + latency + " is negative; use zero or more");
        }
        this.latency = latency;
        return this;
    }

    /** How the latency passes; sleeps unless told otherwise. */
    public ScriptedModelBuilder pause(Pause pause) {
        this.pause = pause;
        return this;
    }

    /** Decides which tasks see a wrong turn. */
    public ScriptedModelBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** The share of tasks, 0 to 1, on which an unguided model takes a wrong turn. */
    public ScriptedModelBuilder wrongTurnRate(double wrongTurnRate) {
        if (!(wrongTurnRate >= 0 && wrongTurnRate <= 1)) {
            throw new IllegalArgumentException("wrongTurnRate " + wrongTurnRate + " is not between 0 and 1");
        }
        this.wrongTurnRate = wrongTurnRate;
        return this;
    }

    /** Who is told of each call. */
    public ScriptedModelBuilder listeners(List<ChatModelListener> listeners) {
        this.listeners = List.copyOf(listeners);
        return this;
    }

    /** The model. */
    public ScriptedModel build() {
        return new ScriptedModel(this);
    }
}
