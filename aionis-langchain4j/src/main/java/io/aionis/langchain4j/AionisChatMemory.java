package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat memory whose window is another one's, and which keeps tool blocks whole, the user message of a running tool loop
 * in sight, and everything that was said in the ledger. Safe for use by many threads.
 */
final class AionisChatMemory implements ChatMemory {

    private static final String REPAIR_NOTE = "stands in for a result that never came";
    private static final String LATE_NOTE = "came when no call waited for it; not in the window";
    /** Recorded messages are let go of when there are twice as many as in the window, and this many more. */
    private static final int SLACK = 16;

    private final Object id;
    private final ChatMemory window;
    private final ChatJournal journal;
    private final OpenBlocks openBlocks;
    private Turn turn;
    private @Nullable ChatMessage last;
    private @Nullable ChatMessage system;
    private int recorded;

    /** A memory that goes on from what its window holds already, or else from what the journal does. */
    AionisChatMemory(Object id, ChatMemory window, ChatJournal journal, OpenBlocks openBlocks) {
        this.id = id;
        this.window = window;
        this.journal = journal;
        this.openBlocks = openBlocks;
        List<ChatMessage> restored = ToolBlocks.whole(journal.restore());
        if (!restored.isEmpty() && window.messages().isEmpty()) {
            window.set(restored);
        }
        this.turn = Turn.lastOf(List.of());
        this.recorded = restored.size();
        goOnFrom(window.messages());
    }

    @Override
    public Object id() {
        return id;
    }

    @Override
    public synchronized void add(ChatMessage message) {
        if (message == null) {
            throw new IllegalArgumentException("message cannot be null");
        }
        if (message instanceof UserMessage || message instanceof AiMessage) {
            repair();
        }
        if (message instanceof ToolExecutionResultMessage result && !turn.expects(result)) {
            journal.add(result, LATE_NOTE);
        } else {
            take(message, null);
        }
    }

    @Override
    public synchronized void add(Iterable<ChatMessage> messages) {
        if (messages != null) {
            messages.forEach(this::add);
        }
    }

    @Override
    public synchronized void set(Iterable<ChatMessage> messages) {
        if (messages == null) {
            throw new IllegalArgumentException("messages cannot be null");
        }
        List<ChatMessage> all = new ArrayList<>();
        messages.forEach(all::add);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("messages cannot be empty; use clear() to forget them");
        }
        window.set(all);
        goOnFrom(all);
        journal.reset(all);
        recorded = all.size();
    }

    @Override
    public synchronized List<ChatMessage> messages() {
        return new ArrayList<>(ToolBlocks.whole(turn.in(window.messages())));
    }

    @Override
    public synchronized void clear() {
        window.clear();
        goOnFrom(List.of());
        journal.reset(List.of());
        recorded = 0;
    }

    /** Gives each call that waits for a result an error in its place. */
    synchronized void repair() {
        for (ToolExecutionRequest call : turn.unanswered()) {
            take(ToolBlocks.repair(call), REPAIR_NOTE);
        }
    }

    private void take(ChatMessage message, @Nullable String note) {
        window.add(message);
        List<ChatMessage> held = window.messages();
        if (message instanceof SystemMessage) {
            if (!message.equals(system)) {
                journal.add(message, note);
            }
            system = message;
            return;
        }
        ChatMessage kept = asHeld(message, held);
        turn.add(kept);
        remember();
        journal.add(kept, note);
        recorded++;
        if (recorded > 2 * held.size() + SLACK) {
            List<ChatMessage> needed = turn.in(held);
            journal.forgetAllBut(m -> needed.stream().anyMatch(n -> Messages.same(n, m)));
            recorded = held.size();
        }
    }

    /** The message as the window holds it, which may have rewritten it; itself when the window dropped it at once. */
    private ChatMessage asHeld(ChatMessage message, List<ChatMessage> held) {
        ChatMessage before = last;
        last = lastOf(held);
        boolean isNew = last != null
                && last.type() == message.type()
                && (before == null || !Messages.same(last, before) || Messages.same(last, message));
        return isNew && last != null ? last : message;
    }

    private void goOnFrom(List<ChatMessage> messages) {
        turn = Turn.lastOf(messages);
        last = lastOf(messages);
        system = messages.stream()
                .filter(SystemMessage.class::isInstance)
                .reduce((first, second) -> second)
                .orElse(null);
        remember();
    }

    private void remember() {
        AiMessage waiting = turn.waiting();
        if (waiting != null) {
            openBlocks.waits(waiting, this);
        }
    }

    private static @Nullable ChatMessage lastOf(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (!(messages.get(i) instanceof SystemMessage)) {
                return messages.get(i);
            }
        }
        return null;
    }
}
