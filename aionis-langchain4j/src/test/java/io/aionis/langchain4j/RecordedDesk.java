package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Map;

/** A desk whose calls are recorded. */
abstract class RecordedDesk {

    interface Desk {
        String chat(String message);

        @UserMessage("Refund order {{order}} up to {{limit}} because {{reason}}")
        String refund(@V("order") String order, @V("limit") int limit, @V("reason") Reason reason);

        String scoped(@UserMessage String message, InvocationParameters parameters);
    }

    interface Memo {
        String remember(@MemoryId String user, @UserMessage String message);
    }

    interface Stream {
        TokenStream chat(String message);
    }

    enum Reason {
        BROKEN
    }

    /** An executor of one's own: an Error of a @Tool method would be caught by LangChain4j. */
    static final Map<ToolSpecification, ToolExecutor> CRASHING =
            Map.of(ToolSpecification.builder().name("crash").build(), (request, memoryId) -> {
                throw new StackOverflowError("crash");
            });

    final Bench bench = new Bench();
    final OrderTools tools = new OrderTools();

    Desk desk(AionisPlugin plugin) {
        return service(plugin).tools(tools).build();
    }

    AiServices<Desk> service(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Desk.class)).chatModel(bench.model);
    }
}
