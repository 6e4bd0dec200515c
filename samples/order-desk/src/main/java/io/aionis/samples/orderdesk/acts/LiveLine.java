package io.aionis.samples.orderdesk.acts;

import io.aionis.langchain4j.LiveReplay;

/** A live replay in words. */
final class LiveLine {

    private LiveLine() {}

    static String of(LiveReplay live) {
        String calls = live.playbook() + " made " + live.steps().size() + " calls; the model was asked "
                + (live.modelCalls() == 1 ? "once, for the answer" : live.modelCalls() + " times");
        return live.handedBack() == null ? calls : calls + "\nhanded back to the model: " + live.handedBack();
    }
}
