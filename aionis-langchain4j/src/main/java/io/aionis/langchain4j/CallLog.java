package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.aionis.RunRecorder;
import io.aionis.model.Circumstances;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.EvidenceBody.Withdrawal;
import io.aionis.model.EvidenceId;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one run. Several hooks report each call, in varying order and from any thread; each call is recorded
 * once, as soon as its outcome is known. Calls are told apart by their place, never by their id, which may be null or
 * used twice.
 */
final class CallLog {

    private static final int LONGEST_ERROR = 120;

    private final RunRecorder recorder;
    private final ToolCatalog catalog;
    private final Failures failures;
    private final List<Entry> open = new ArrayList<>();
    private final List<Entry> done = new ArrayList<>();
    private final Map<String, ToolSpecification> offered = new HashMap<>();
    private final Set<ToolExecutionRequest> vetoed = new HashSet<>();

    CallLog(RunRecorder recorder, ToolCatalog catalog, Failures failures) {
        this.recorder = recorder;
        this.catalog = catalog;
        this.failures = failures;
    }

    /** The model was asked: the calls before are over, and their results stand at the end of its messages. */
    synchronized void asked(List<ChatMessage> messages, List<ToolSpecification> tools) {
        List<ToolExecutionResultMessage> results = trailingResults(messages);
        for (Entry entry : open) {
            ToolExecutionResultMessage message = entry.recorded ? null : take(results, entry.request);
            if (message != null) {
                String text = entry.result != null ? entry.result : Texts.of(message.contents());
                entry.result = text;
                record(entry, outcome(entry, Boolean.TRUE.equals(message.isError())));
            } else if (!entry.recorded) {
                record(entry, Outcome.UNKNOWN);
            }
        }
        open.clear();
        vetoed.clear();
        withdraw(errors(messages));
        tools.forEach(tool -> offered.put(tool.name(), tool));
    }

    /** The model wants these calls. With streaming some may have run already. */
    synchronized void requested(List<ToolExecutionRequest> requests) {
        for (ToolExecutionRequest request : requests) {
            if (readsMemory(request)) {
                continue;
            }
            find(request, entry -> !entry.requested).requested = true;
        }
    }

    /** A call is kept from running, since it repeats a failure; what is returned for it is no answer of the tool. */
    synchronized void vetoed(ToolExecutionRequest request) {
        vetoed.add(request);
    }

    /** A call returned, with its error flag. */
    synchronized void returned(
            ToolExecutionRequest request, String result, boolean error, @Nullable Duration duration) {
        if (readsMemory(request)) {
            return;
        }
        Entry entry = find(request, e -> e.result == null);
        entry.result = result;
        entry.duration = duration;
        record(entry, outcome(entry, error));
    }

    /** A call returned; whether it failed is known when the model is asked again. */
    synchronized void returned(ToolExecutionRequest request, String result) {
        if (readsMemory(request)) {
            return;
        }
        Entry entry = find(request, e -> !e.announced);
        entry.announced = true;
        if (entry.result == null) {
            entry.result = result;
        }
    }

    /** The run is over: what is open is recorded as far as it is known. */
    synchronized void close(boolean completed, Outcome ofPending) {
        for (Entry entry : open) {
            if (!entry.recorded) {
                boolean good = completed && entry.result != null;
                record(entry, good ? outcome(entry, false) : entry.result == null ? ofPending : Outcome.UNKNOWN);
            }
        }
        open.clear();
    }

    /** Reading the memory is no work: it must not become part of a route. */
    private boolean readsMemory(ToolExecutionRequest request) {
        return MemoryTool.is(offered.get(request.name()));
    }

    private static List<ToolExecutionResultMessage> errors(List<ChatMessage> messages) {
        return messages.subList(Stamp.lastUserMessage(messages) + 1, messages.size()).stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .filter(result -> result.id() != null && Boolean.TRUE.equals(result.isError()))
                .toList();
    }

    /**
     * Takes back calls that had succeeded and whose results now are errors: a tool failed after them, and LangChain4j ran
     * their compensations. Ids that were used twice tell nothing.
     */
    private void withdraw(List<ToolExecutionResultMessage> results) {
        for (ToolExecutionResultMessage result : results) {
            List<Entry> meant = done.stream()
                    .filter(entry -> result.id().equals(entry.request.id())
                            && result.toolName().equals(entry.request.name()))
                    .toList();
            EvidenceId id = meant.size() == 1 ? meant.get(0).succeeded : null;
            if (id != null) {
                recorder.add(new Withdrawal(id, "rolled back by a compensation"));
                meant.get(0).succeeded = null;
            }
        }
    }

    private Entry find(ToolExecutionRequest request, Predicate<Entry> wanted) {
        for (Entry entry : open) {
            if (entry.request.equals(request) && wanted.test(entry)) {
                return entry;
            }
        }
        Entry entry = new Entry(request, recorder.nextOrdinal());
        open.add(entry);
        return entry;
    }

    private Outcome outcome(Entry entry, boolean error) {
        if (vetoed.contains(entry.request)) {
            return Outcome.BLOCKED;
        }
        boolean unknown = !offered.isEmpty() && !offered.containsKey(entry.request.name());
        String result = Objects.requireNonNullElse(entry.result, "");
        try {
            return catalog.outcome(entry.request.name(), result, error || unknown);
        } catch (RuntimeException ofTheHost) {
            // The call is recorded all the same; the log tells whose failure it is.
            failures.note("the outcome of a tool", ofTheHost);
            return Outcome.UNKNOWN;
        }
    }

    private void record(Entry entry, Outcome outcome) {
        entry.recorded = true;
        ToolExecutionRequest request = entry.request;
        ToolSpecification tool = offered.get(request.name());
        ToolDescriptor described = tool == null ? null : describe(tool);
        ToolCall call = new ToolCall(
                entry.ordinal,
                request.id(),
                request.name(),
                Values.arguments(request.arguments()),
                entry.result,
                outcome,
                outcome.isFailure() ? errorClass(entry) : null,
                entry.duration,
                described == null ? null : described.fingerprint(),
                described == null ? Effect.WRITE : described.effect());
        EvidenceId id =
                recorder.toolCall(call, described == null ? Circumstances.NONE : ToolFacts.circumstances(described));
        entry.succeeded = outcome == Outcome.SUCCEEDED ? id : null;
        done.add(entry);
    }

    private @Nullable ToolDescriptor describe(ToolSpecification tool) {
        try {
            return catalog.describe(tool);
        } catch (IllegalArgumentException badDeclaration) {
            failures.note("a tool's effect", badDeclaration);
            return null;
        }
    }

    private String errorClass(Entry entry) {
        if (vetoed.contains(entry.request)) {
            return ToolCall.VETOED;
        }
        if (!offered.isEmpty() && !offered.containsKey(entry.request.name())) {
            return "no such tool";
        }
        String line = Objects.requireNonNullElse(entry.result, "")
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }

    private static List<ToolExecutionResultMessage> trailingResults(List<ChatMessage> messages) {
        List<ToolExecutionResultMessage> results = new ArrayList<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ToolExecutionResultMessage result) {
                results.add(0, result);
            } else if (!(messages.get(i) instanceof SystemMessage)) {
                break;
            }
        }
        return results;
    }

    private static @Nullable ToolExecutionResultMessage take(
            List<ToolExecutionResultMessage> results, ToolExecutionRequest request) {
        for (ToolExecutionResultMessage result : results) {
            if (Objects.equals(result.id(), request.id()) && Objects.equals(result.toolName(), request.name())) {
                results.remove(result);
                return result;
            }
        }
        return null;
    }

    private static final class Entry {
        private final ToolExecutionRequest request;
        private final int ordinal;
        private boolean requested;
        private boolean announced;
        private boolean recorded;
        private @Nullable String result;
        private @Nullable Duration duration;
        private @Nullable EvidenceId succeeded;

        private Entry(ToolExecutionRequest request, int ordinal) {
            this.request = request;
            this.ordinal = ordinal;
        }
    }
}
