package io.aionis.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import io.aionis.Workspace;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Chat;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes a chat's messages into the ledger and reads them back. Not thread-safe; its memory guards it. */
final class ChatJournal {

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final @Nullable Workspace workspace;
    private final Chat chat;
    private final Actor agent;
    private final Failures failures;
    /** What the window may still hold, oldest first. */
    private List<Known> known = new ArrayList<>();

    private record Known(EvidenceId id, ChatMessage message) {}

    /** @param workspace where to write; null writes nothing */
    ChatJournal(@Nullable Workspace workspace, Chat chat, Actor agent, Failures failures) {
        this.workspace = workspace;
        this.chat = chat;
        this.agent = agent;
        this.failures = failures;
    }

    /** The messages that the conversation goes on from: all since it was last cleared, the system message first. */
    List<ChatMessage> restore() {
        known = failures.call("a chat's restoring", this::read, new ArrayList<>());
        List<ChatMessage> messages = new ArrayList<>();
        SystemMessage system = null;
        for (Known each : known) {
            if (each.message() instanceof SystemMessage latest) {
                system = latest;
            } else {
                messages.add(each.message());
            }
        }
        if (system != null) {
            messages.add(0, system);
        }
        return messages;
    }

    /** Everything that was ever said, in order, whatever was cleared or dropped. */
    List<RecordedMessage> history() {
        List<RecordedMessage> messages = new ArrayList<>();
        if (workspace != null) {
            workspace.flush(A_WHILE);
        }
        for (Recorded recorded : evidence()) {
            if (recorded.evidence().body() instanceof EvidenceBody.Message body) {
                messages.add(RecordedMessage.of(
                        recorded.evidence().id(), recorded.evidence().at(), body));
            }
        }
        return messages;
    }

    void add(ChatMessage message, @Nullable String note) {
        Workspace ledger = workspace;
        if (ledger != null) {
            failures.run("a chat message", () -> known.add(new Known(record(ledger, message, note), message)));
        }
    }

    /** The conversation goes on from these, of which some may be new. */
    void reset(List<ChatMessage> messages) {
        Workspace ledger = workspace;
        if (ledger != null) {
            failures.run("a chat's rewriting", () -> {
                List<Known> left = new ArrayList<>(known);
                List<Known> kept = new ArrayList<>();
                for (ChatMessage message : messages) {
                    Known before = take(left, message);
                    kept.add(before != null ? before : new Known(record(ledger, message, null), message));
                }
                known = kept;
                observe(
                        ledger,
                        new EvidenceBody.ChatReset(
                                chat, kept.stream().map(Known::id).toList()));
            });
        }
    }

    /** Lets go of what the window dropped. */
    void forgetAllBut(Predicate<ChatMessage> held) {
        known.removeIf(each -> !held.test(each.message()));
    }

    private EvidenceId record(Workspace ledger, ChatMessage message, @Nullable String note) {
        return observe(ledger, RecordedMessage.evidence(chat, message, note));
    }

    private EvidenceId observe(Workspace ledger, EvidenceBody body) {
        return ledger.observe(null, null, agent, Lane.AGENT, body);
    }

    private List<Recorded> evidence() {
        return workspace == null ? List.of() : workspace.chat(chat);
    }

    private List<Known> read() {
        Map<EvidenceId, Known> all = new LinkedHashMap<>();
        List<EvidenceId> window = new ArrayList<>();
        for (Recorded recorded : evidence()) {
            EvidenceId id = recorded.evidence().id();
            if (recorded.evidence().body() instanceof EvidenceBody.ChatReset reset) {
                window = new ArrayList<>(reset.kept());
            } else if (recorded.evidence().body() instanceof EvidenceBody.Message body) {
                try {
                    all.put(id, new Known(id, RecordedMessage.message(body)));
                    window.add(id);
                } catch (RuntimeException unreadable) {
                    failures.note("a chat message's reading", unreadable);
                }
            }
        }
        List<Known> messages = new ArrayList<>();
        for (EvidenceId id : window) {
            Known message = all.get(id);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static @Nullable Known take(List<Known> from, ChatMessage message) {
        for (Known each : from) {
            if (Messages.same(each.message(), message)) {
                from.remove(each);
                return each;
            }
        }
        return null;
    }
}
