package io.aionis.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the guide before the user message of each model request, and the invocation's stamp on it. Neither reaches the
 * chat memory. The user's own augmentor runs first and its contents stay the only sources.
 */
final class GuideAugmentor implements RetrievalAugmentor {

    private final @Nullable RetrievalAugmentor own;
    private final Invocations invocations;
    private final OpenBlocks openBlocks;
    private final Failures failures;
    private final ToolFacts facts;
    private final BiConsumer<Object, Guide> shown;
    private final int tokens;

    /**
     * @param shown is told of each guide and the chat memory it was for
     * @param tokens the guide's budget; 0 gives no guide, the stamp alone
     */
    GuideAugmentor(
            @Nullable RetrievalAugmentor own,
            Invocations invocations,
            OpenBlocks openBlocks,
            ToolFacts facts,
            BiConsumer<Object, Guide> shown,
            Failures failures,
            int tokens) {
        this.own = own;
        this.invocations = invocations;
        this.openBlocks = openBlocks;
        this.failures = failures;
        this.facts = facts;
        this.shown = shown;
        this.tokens = tokens;
    }

    @Override
    public AugmentationResult augment(AugmentationRequest request) {
        if (request.metadata() != null) {
            // LangChain4j reads the memory for the first request before it adds the user's message.
            failures.run(
                    "the chat memory",
                    () -> openBlocks.callBegins(request.metadata().chatMemory()));
        }
        AugmentationResult base =
                own == null ? new AugmentationResult(request.chatMessage(), List.of()) : own.augment(request);
        Invocation invocation = request.metadata() == null
                ? null
                : invocations.find(request.metadata().invocationContext());
        if (!(base.chatMessage() instanceof UserMessage message)) {
            return base;
        }
        if (invocation == null) {
            requireKnown(request);
            return base;
        }
        String guide = tokens == 0 ? "" : failures.call("the guide", () -> guide(invocation), "");
        return new AugmentationResult(Stamp.put(before(message, guide), invocation.id()), base.contents());
    }

    private String guide(Invocation invocation) {
        GuideRequest request = GuideRequest.at(invocation.call().task())
                .as(invocation.actor())
                .asking(invocation.request())
                .within(tokens)
                .in(facts.of(invocation.service()))
                .forRun(invocation.run());
        Guide guide = invocation.workspace().guide(request);
        Guide kept = withShortReceipt(guide);
        invocation.shown(kept);
        shown.accept(invocation.memoryId(), kept);
        return guide.prompt();
    }

    /** Many guides are kept, and a receipt grows with all that is known; this one grows with what was shown. */
    private static Guide withShortReceipt(Guide guide) {
        Set<String> rows = guide.rows().stream().map(Guide.Row::memoryId).collect(Collectors.toSet());
        List<Guide.Reason> reasons = guide.receipt().stream()
                .filter(reason -> reason.memoryId() == null || rows.contains(reason.memoryId()))
                .toList();
        return new Guide(guide.traceId(), guide.rows(), reasons, guide.prompt(), guide.promptTokens());
    }

    private void requireKnown(AugmentationRequest request) {
        boolean inService = request.metadata() != null
                && request.metadata().invocationContext() != null
                && request.metadata().invocationContext().invocationId() != null;
        if (failures.policy() == FailurePolicy.FAIL && inService && AionisPlugin.enabled()) {
            throw new IllegalStateException(
                    "The start of this AiService call was not recorded, and the failure policy is"
                            + " FAIL; the log tells why. Repair that, or use FailurePolicy.OPEN");
        }
    }

    static UserMessage before(UserMessage message, String guide) {
        if (guide.isEmpty()) {
            return message;
        }
        List<Content> contents = new ArrayList<>();
        if (message.hasSingleText()) {
            contents.add(TextContent.from(guide + "\n\n" + message.singleText()));
        } else {
            contents.add(TextContent.from(guide));
            contents.addAll(message.contents());
        }
        return message.toBuilder().contents(contents).build();
    }
}
