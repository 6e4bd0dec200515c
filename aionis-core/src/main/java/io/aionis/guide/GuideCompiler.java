package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import io.aionis.model.Role;
import java.util.List;

/**
 * Makes the guide for one consumer's next turn. Pure: the same state, request, ranks and names give the same guide. Time
 * is linear in the memories around the task, apart from sorting one number for each; text is written only for rows that
 * may fit.
 */
public final class GuideCompiler {

    private static final int SHORTEST_NONCE = 4;
    private static final int LONGEST_NONCE = 64;

    private GuideCompiler() {}

    /**
     * Compiles a guide. Nothing to say is an empty prompt, and the receipt says why.
     *
     * @param state what is known in the scope
     * @param request who asks, at which task, with how many tokens
     * @param ranks how well memories fit the question, as a search found them; {@link Ranks#NONE} without a search
     * @param counter counts tokens as the consumer's model would
     * @param traceId names the guide; feedback refers to it
     * @param nonce marks the fence around what is data: 4 to 64 letters, digits, {@code -} or {@code _}, fresh for each
     *     guide and not to be guessed by whoever writes evidence
     * @throws IllegalArgumentException when the nonce has another shape
     */
    public static Guide compile(
            ScopeState state, GuideRequest request, Ranks ranks, TokenCounter counter, String traceId, String nonce) {
        requireNonce(nonce);
        RowText text = new RowText(nonce);
        Surfaces surfaces = Surfaces.of(state, request.situation());
        Ranking ranking = new Ranking(request.task(), Relevance.of(ranks, request.question()));
        Withheld withheld = new Withheld();
        for (Memory memory : state.around(request.task())) {
            if (surfaces.isVisible(memory)) {
                Surfaces.Decision decision = surfaces.decide(memory);
                if (withheld.isSpared(memory, decision)) {
                    ranking.add(memory, decision);
                }
            }
        }
        boolean everyExample = request.mode() == GuideRequest.Mode.FULL;
        Grouping rows = Grouping.of(ranking.inOrder(), ranking.writes(), everyExample);
        Role role = request.consumer().role();
        RowWriter writer = new RowWriter(text, request, ranking.writes());
        GuideRenderer renderer = new GuideRenderer(nonce);
        Page page = new Budget(renderer, writer, counter, request.tokens())
                .fit(rows.rows(List.of(Section.FAILED_BRANCHES)), rows.rows(Section.optionalFor(role)));
        String prompt = renderer.prompt(page);
        List<Guide.Row> printed = renderer.rows(page);
        Receipts receipts = new Receipts(new Doubts(text, request));
        receipts.printed(page, printed);
        List<Entry> all = rows.rows(List.of(Section.values()));
        if (ranking.isEmpty()) {
            receipts.remark("C2", Nearest.note(state, surfaces, request.task(), text));
        } else if (prompt.isEmpty()) {
            receipts.remark("C3", "a budget of " + request.tokens() + " tokens holds none of " + all.size() + " rows");
        }
        receipts.explain(all);
        receipts.explain(rows.beyond());
        withheld.explain(receipts);
        return new Guide(traceId, printed, receipts.reasons(), prompt, prompt.isEmpty() ? 0 : counter.count(prompt));
    }

    private static void requireNonce(String nonce) {
        boolean fits = nonce.length() >= SHORTEST_NONCE && nonce.length() <= LONGEST_NONCE;
        for (int i = 0; i < nonce.length() && fits; i++) {
            char c = nonce.charAt(i);
            fits = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        }
        if (!fits) {
            throw new IllegalArgumentException("The guide's nonce has " + nonce.length()
                    + " characters or others than expected; expected 4 to 64 letters, digits, '-' or '_', such as 16"
                    + " random hexadecimal digits");
        }
    }

    /** Counts what is kept out of the guide, for the receipt. */
    private static final class Withheld {
        private int unrelated;
        private int unjudged;
        private int unnamed;
        private int idle;

        /** Whether the memory may have a row; it is counted where not. */
        boolean isSpared(Memory memory, Surfaces.Decision decision) {
            if (decision.surface() == Surface.DO_NOT_USE && namesNothing(memory)) {
                unnamed++;
                return false;
            }
            if (decision.surface() == Surface.USE_NOW && namesNothing(memory)) {
                idle++;
                return false;
            }
            if (decision.surface() != Surface.WITHHELD) {
                return true;
            }
            if (decision.rules().get(0).equals("C2")) {
                unrelated++;
            } else {
                unjudged++;
            }
            return false;
        }

        /** A run in which no tool call worked, such as after an outage of the model, or that was made of steps alone. */
        private static boolean namesNothing(Memory memory) {
            return memory.subject() instanceof Subject.RunRoute
                    && memory.route().isEmpty()
                    && !memory.rules().contains("S6");
        }

        void explain(Receipts receipts) {
            if (unrelated > 0) {
                receipts.remark("C2", unrelated + " memories of other tasks withheld");
            }
            if (idle > 0) {
                receipts.remark("C3", idle + " runs that worked without a tool call name nothing to do");
            }
            if (unnamed > 0) {
                receipts.remark("F1", unnamed + " failed runs in which no tool call worked name nothing to avoid");
            }
            if (unjudged > 0) {
                receipts.remark("F1", unjudged + " records that nobody judged withheld");
            }
        }
    }
}
