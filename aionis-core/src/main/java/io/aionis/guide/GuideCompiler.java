package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the guide for one consumer's next turn. Pure: the same state, request and names give the same guide. */
public final class GuideCompiler {

    private GuideCompiler() {}

    /**
     * Compiles a guide. Nothing to say is an empty prompt, and the receipt says why.
     *
     * @param state what is known in the scope
     * @param request who asks, at which task, with how many tokens
     * @param counter counts tokens as the consumer's model would
     * @param traceId names the guide; feedback refers to it
     * @param nonce marks the fence around what is data: 4 to 64 letters, digits, {@code -} or {@code _}, fresh for each
     *     guide and not to be guessed by whoever writes evidence
     * @throws IllegalArgumentException when the nonce has another shape
     */
    public static Guide compile(
            ScopeState state, GuideRequest request, TokenCounter counter, String traceId, String nonce) {
        if (!nonce.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("The guide's nonce has " + nonce.length()
                    + " characters or others than expected; expected 4 to 64 letters, digits, '-' or '_', such as 16"
                    + " random hexadecimal digits");
        }
        RowText text = new RowText(nonce);
        Surfaces surfaces = Surfaces.of(state, request.situation());
        List<Memory> visible =
                state.memories().stream().filter(surfaces::isVisible).toList();
        Ranking ranking = new Ranking(request, text, visible);
        int unrelated = 0;
        int unjudged = 0;
        int unnamed = 0;
        for (Memory memory : visible) {
            Surfaces.Decision decision = surfaces.decide(memory);
            if (decision.surface() == Surface.DO_NOT_USE && namesNothing(memory)) {
                unnamed++;
            } else if (decision.surface() != Surface.WITHHELD) {
                ranking.add(memory, decision);
            } else if (decision.rules().get(0).equals("C2")) {
                unrelated++;
            } else {
                unjudged++;
            }
        }
        List<Entry> entries = ranking.entries();
        GuideRenderer renderer = new GuideRenderer(nonce);
        Page page = new Budget(renderer, counter, request.tokens()).fit(entries);
        String prompt = renderer.prompt(page);
        List<Guide.Row> rows = renderer.rows(page);
        List<Guide.Reason> receipt = new ArrayList<>();
        if (entries.isEmpty()) {
            remark(receipt, "C2", Nearest.note(request.task(), visible, text));
        } else if (prompt.isEmpty()) {
            remark(
                    receipt,
                    "C3",
                    "a budget of " + request.tokens() + " tokens holds none of " + entries.size() + " rows");
        }
        explain(receipt, entries, rows);
        if (unrelated > 0) {
            remark(receipt, "C2", unrelated + " memories of other tasks withheld");
        }
        if (unnamed > 0) {
            remark(receipt, "F1", unnamed + " failed runs without a tool call name nothing to avoid");
        }
        if (unjudged > 0) {
            remark(receipt, "F1", unjudged + " records that nobody judged withheld");
        }
        return new Guide(traceId, rows, receipt, prompt, prompt.isEmpty() ? 0 : counter.count(prompt));
    }

    /** A run that failed before it called a tool, such as by an outage of the model. */
    private static boolean namesNothing(Memory memory) {
        return memory.subject() instanceof Subject.RunRoute
                && memory.calls().isEmpty()
                && !memory.rules().contains("S6");
    }

    private static void explain(List<Guide.Reason> receipt, List<Entry> entries, List<Guide.Row> rows) {
        Map<String, String> aliases = new HashMap<>();
        rows.forEach(row -> aliases.put(row.memoryId(), row.alias()));
        for (Entry entry : entries) {
            String alias = aliases.get(entry.memory().id());
            Surfaces.Decision decision = entry.decision();
            String note = alias == null ? "omitted for budget" : "shown as " + alias + " under " + entry.section();
            receipt.add(new Guide.Reason(entry.memory().id(), decision.surface(), decision.rules(), note));
            String same = alias == null ? "omitted for budget" : "omitted for budget: it says the same as " + alias;
            for (Memory alike : entry.alike()) {
                receipt.add(new Guide.Reason(alike.id(), decision.surface(), alike.rules(), same));
            }
        }
    }

    private static void remark(List<Guide.Reason> receipt, String rule, String note) {
        receipt.add(new Guide.Reason(null, Surface.WITHHELD, List.of(rule), note));
    }
}
