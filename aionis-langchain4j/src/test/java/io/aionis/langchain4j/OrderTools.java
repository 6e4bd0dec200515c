package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A little order desk that counts what it did. */
class OrderTools {

    static final String READ = "{\"aionis.effect\":\"READ\"}";

    final List<String> done = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> status = new LinkedHashMap<>();
    boolean breakAfterRefund;
    int refusals;

    @Tool(value = "Finds an order", metadata = READ)
    String findOrder(@P("the order's id") String orderId) {
        done.add("find " + orderId);
        return "{\"id\":\"" + orderId + "\",\"status\":\"" + status.getOrDefault(orderId, "delivered")
                + "\",\"payment\":{\"id\":\"pay-" + orderId + "\"}}";
    }

    @Tool("Refunds a payment")
    String refund(@P("payment") String paymentId, @P("why") String reason) {
        if (refusals > 0) {
            refusals--;
            return "Error: the bank is closed, nothing was booked";
        }
        done.add("refund " + paymentId + " " + reason);
        if (breakAfterRefund) {
            throw new IllegalStateException("connection lost");
        }
        return "{\"refund\":\"ref-" + paymentId + "\",\"state\":\"booked\"}";
    }

    @Tool(value = "Fails", metadata = READ)
    String fail(String why) {
        throw new IllegalStateException("no stock for " + why);
    }

    @Tool(value = "Answers in words", metadata = READ)
    String grumble(int level) {
        return level > 1 ? "Error: level " + level : "fine";
    }

    long refunds() {
        return done.stream().filter(line -> line.startsWith("refund")).count();
    }
}
