package io.aionis.benchmarks.speedup;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A desk that refunds orders: five tools lead to a refund, and a sixth leads nowhere. It keeps what was done to it. Not
 * thread-safe.
 */
final class RefundDesk {

    static final String ERROR = "Error: ";
    private static final String READ = "{\"aionis.effect\":\"READ\"}";

    private final List<Call> calls = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private Order order;

    RefundDesk(Order order) {
        this.order = order;
    }

    /** A call and its answer. */
    record Call(String tool, Json.Obj arguments, String result) {}

    /** As new, with another order. */
    void reset(Order next) {
        order = next;
        calls.clear();
        written.clear();
    }

    /** All calls since it was new. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether the order is refunded and the buyer told, each once, and nothing else is done. */
    boolean solved() {
        return written.equals(List.of(
                "refund " + order.payment() + " " + order.amount() + " " + order.reason(),
                "notice " + order.email() + " " + order.refund()));
    }

    /** Writes made more than once. */
    int duplicateWrites() {
        return written.size() - new HashSet<>(written).size();
    }

    @Tool(value = "Finds an order by its id", metadata = READ)
    String findOrder(@P("the order's id") String orderId) {
        return answer(
                "findOrder",
                Map.of("orderId", orderId),
                orderId.equals(order.order()),
                Map.of("id", order.order(), "customer", order.customer(), "payment", order.payment()));
    }

    @Tool(value = "Searches payments by any text", metadata = READ)
    String searchPayments(@P("what to search for") String text) {
        return answer("searchPayments", Map.of("text", text), false, Map.of());
    }

    @Tool(value = "Finds a customer by its id", metadata = READ)
    String findCustomer(@P("the customer's id") String customerId) {
        return answer(
                "findCustomer",
                Map.of("customerId", customerId),
                customerId.equals(order.customer()),
                Map.of("id", order.customer(), "email", order.email()));
    }

    @Tool(value = "Finds a payment by its id", metadata = READ)
    String findPayment(@P("the payment's id") String paymentId) {
        return answer(
                "findPayment",
                Map.of("paymentId", paymentId),
                paymentId.equals(order.payment()),
                Map.of("id", order.payment(), "amount", order.amount(), "state", order.state()));
    }

    @Tool("Pays an amount of a payment back")
    String refund(@P("the payment's id") String paymentId, @P("how much") String amount, @P("why") String reason) {
        written.add("refund " + paymentId + " " + amount + " " + reason);
        return answer(
                "refund",
                Map.of("paymentId", paymentId, "amount", amount, "reason", reason),
                true,
                Map.of("refund", paymentId.replace("P-", "R-"), "state", "booked"));
    }

    @Tool("Tells a customer of a refund")
    String notifyCustomer(@P("whom") String email, @P("the refund's id") String refundId) {
        written.add("notice " + email + " " + refundId);
        return answer("notifyCustomer", Map.of("email", email, "refundId", refundId), true, Map.of("sent", "yes"));
    }

    /** Calls a tool by its name, as a tape does. */
    String call(String tool, Json.Obj arguments) {
        return switch (tool) {
            case "findOrder" -> findOrder(text(arguments, "orderId"));
            case "searchPayments" -> searchPayments(text(arguments, "text"));
            case "findCustomer" -> findCustomer(text(arguments, "customerId"));
            case "findPayment" -> findPayment(text(arguments, "paymentId"));
            case "refund" -> refund(text(arguments, "paymentId"), text(arguments, "amount"), text(arguments, "reason"));
            case "notifyCustomer" -> notifyCustomer(text(arguments, "email"), text(arguments, "refundId"));
            default -> throw new IllegalArgumentException("There is no tool '" + tool + "'");
        };
    }

    private String answer(String tool, Map<String, String> arguments, boolean found, Map<String, String> answer) {
        String result = found
                ? object(answer).text()
                : ERROR + "nothing found for " + object(arguments).text();
        calls.add(new Call(tool, object(arguments), result));
        return result;
    }

    private static Json.Obj object(Map<String, String> members) {
        Map<String, Json> object = new LinkedHashMap<>();
        new TreeMap<>(members).forEach((name, value) -> object.put(name, Json.of(value)));
        return new Json.Obj(object);
    }

    private static String text(Json.Obj arguments, String name) {
        return String.valueOf(arguments.text(name));
    }
}
