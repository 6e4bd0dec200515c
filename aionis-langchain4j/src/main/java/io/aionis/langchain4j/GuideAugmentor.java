package io.aionis.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import java.util.ArrayList;
import java.util.List;
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
    private final Actor consumer;
    private final int tokens;

    /** @param tokens the guide's budget; 0 gives no guide, the stamp alone */
    GuideAugmentor(
            @Nullable RetrievalAugmentor own,
            Invocations invocations,
            OpenBlocks openBlocks,
            Failures failures,
            Actor consumer,
            int tokens) {
        this.own = own;
        this.invocations = invocations;
        this.openBlocks = openBlocks;
        this.failures = failures;
        this.consumer = consumer;
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
        Guide guide = invocation
                .workspace()
                .guide(new GuideRequest(consumer, invocation.call().task(), invocation.request(), tokens));
        return guide.prompt();
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
