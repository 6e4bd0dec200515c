package io.aionis.samples.orderdesk.acts;

import io.aionis.Workspace;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.RunId;
import java.util.List;

/** The tool calls of a run, as the ledger holds them. */
record Calls(List<ToolCall> calls) {

    static Calls of(Workspace workspace, RunId run) {
        return new Calls(workspace.run(run).calls());
    }

    List<ToolCall> failed() {
        return calls.stream().filter(call -> call.outcome().isFailure()).toList();
    }

    /** Prints them in order, failed ones marked, and what each failure was. */
    void on(Page page) {
        page.chain(calls.stream()
                .map(call -> link(call.tool(), call.outcome().isFailure()))
                .toList());
        for (ToolCall call : failed()) {
            page.show("FAILED " + call.tool() + ": " + call.errorClass());
        }
    }

    /** A call as a link of a printed chain. */
    static String link(String tool, boolean failed) {
        return failed ? tool + " (FAILED)" : tool;
    }

    String summary() {
        int failed = failed().size();
        return calls.size() + " tool calls, " + (failed == 0 ? "none" : failed) + " failed";
    }
}
