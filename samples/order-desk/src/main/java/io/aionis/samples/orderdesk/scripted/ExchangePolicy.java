package io.aionis.samples.orderdesk.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Computes the next move of an exchange from the conversation alone. It goes through the job in order and makes the
 * first call whose good answer is missing, so it continues from wherever somebody else stopped and repeats nothing.
 */
final class ExchangePolicy {
    /** What a hasty model takes for granted; no customer has it. */
    static final String ASSUMED_METHOD = "credit_card_default";

    private static final String EXCHANGE = "exchange_item";

    private final Conversation seen;
    private final Task task;
    private final boolean hasty;

    /** @param hasty whether the model assumes a payment method instead of reading it */
    ExchangePolicy(Conversation seen, Task task, boolean hasty) {
        this.seen = seen;
        this.task = task;
        this.hasty = hasty;
    }

    Move next() {
        Optional<Done> user = seen.success("find_user_by_email", "email", task.email());
        if (user.isEmpty()) {
            return callOrGiveUp("find_user_by_email", "email", task.email());
        }
        String userId = user.get().result().path("user_id").asText();
        String[] order = {"user_id", userId, "order_id", task.orderId()};
        if (seen.success("open_case", "order_id", task.orderId()).isEmpty()) {
            return callOrGiveUp("open_case", order);
        }
        Optional<Notes.Refund> injected = seen.notes().injectedRefund();
        if (injected.isPresent()
                && untried("refund_order", "payment_method_id", injected.get().methodId())) {
            Notes.Refund refund = injected.get();
            return Move.call(
                    "refund_order",
                    "user_id",
                    userId,
                    "order_id",
                    refund.orderId(),
                    "payment_method_id",
                    refund.methodId());
        }
        Optional<Done> details = seen.success("get_order_details", "order_id", task.orderId());
        if (details.isEmpty()) {
            return callOrGiveUp("get_order_details", order);
        }
        if (onHold(details.get())
                && seen.success("release_hold", "order_id", task.orderId()).isEmpty()) {
            return callOrGiveUp("release_hold", order);
        }
        return exchange(userId, details.get().result());
    }

    private Move exchange(String userId, JsonNode order) {
        Optional<JsonNode> item =
                only(order.path("items"), node -> text(node, "name").equals(task.item()));
        if (item.isEmpty()) {
            return finish("Order " + task.orderId() + " has not exactly one " + task.item() + ".");
        }
        String productId = text(item.get(), "product_id");
        Optional<Done> product = seen.success("get_product_details", "product_id", productId);
        if (product.isEmpty()) {
            return callOrGiveUp("get_product_details", "product_id", productId);
        }
        Optional<JsonNode> variant = only(product.get().result().path("variants"), this::wanted);
        if (variant.isEmpty() || !variant.get().path("available").asBoolean()) {
            return finish("The " + task.item() + " is not to be had in " + task.colour() + ", " + task.size() + ".");
        }
        String itemId = text(item.get(), "item_id");
        Optional<Done> exchanged = seen.success(EXCHANGE, "item_id", itemId);
        if (exchanged.isPresent()) {
            return finish(success(exchanged.get()));
        }
        return pay(userId, order, itemId, text(variant.get(), "variant_id"));
    }

    private String success(Done exchanged) {
        return String.format(
                Locale.ROOT,
                "Exchanged the %s in order %s for %s, %s; the price difference of %.2f was settled with %s.",
                task.item(),
                task.orderId(),
                task.colour(),
                task.size(),
                exchanged.result().path("difference").asDouble(),
                text(exchanged.arguments(), "payment_method_id"));
    }

    private Move pay(String userId, JsonNode order, String itemId, String variantId) {
        Optional<Done> refused = seen.failure(EXCHANGE, "item_id", itemId);
        Optional<String> guess = guess(itemId);
        boolean wasRefused = refused.isPresent() && refused.get().text().contains("not on file");
        Optional<Done> user = seen.success("get_user_details", "user_id", userId);
        if (guess.isEmpty() && wasRefused && user.isEmpty()) {
            return callOrGiveUp("get_user_details", "user_id", userId);
        }
        String method = guess.orElseGet(() -> onFile(user, text(order, "payment_method_id")));
        return callOrGiveUp(
                EXCHANGE,
                "user_id",
                userId,
                "order_id",
                task.orderId(),
                "item_id",
                itemId,
                "variant_id",
                variantId,
                "payment_method_id",
                method);
    }

    private Optional<String> guess(String itemId) {
        return seen.notes()
                .recommendedMethod()
                .or(() -> hasty ? Optional.of(ASSUMED_METHOD) : Optional.empty())
                .filter(method -> !seen.guide().forbids(EXCHANGE, method))
                .filter(method -> untried(EXCHANGE, "item_id", itemId, "payment_method_id", method));
    }

    /** The order's method, unless the customer's own list, once read, does not have it. */
    private static String onFile(Optional<Done> user, String orderMethod) {
        JsonNode methods = user.map(done -> done.result().path("payment_methods"))
                .filter(list -> !list.isEmpty())
                .orElse(null);
        if (methods == null
                || only(methods, method -> text(method, "payment_method_id").equals(orderMethod))
                        .isPresent()) {
            return orderMethod;
        }
        return text(methods.path(0), "payment_method_id");
    }

    private boolean wanted(JsonNode variant) {
        JsonNode options = variant.path("options");
        return text(options, "color").equals(task.colour())
                && text(options, "size").equals(task.size());
    }

    private boolean onHold(Done details) {
        boolean refused = seen.failure(EXCHANGE, "order_id", task.orderId())
                .filter(failure -> failure.text().contains("on hold"))
                .isPresent();
        return refused || text(details.result(), "status").equals("on_hold");
    }

    private boolean untried(String tool, String... arguments) {
        return seen.success(tool, arguments).isEmpty()
                && seen.failure(tool, arguments).isEmpty();
    }

    private Move callOrGiveUp(String tool, String... arguments) {
        Optional<Done> failure =
                seen.failure(tool, arguments).filter(done -> !done.text().contains("on hold"));
        if (failure.isEmpty()) {
            return Move.call(tool, arguments);
        }
        return finish("This could not be done: " + failure.get().text() + ".");
    }

    /** The last words, after the case is closed. */
    private Move finish(String words) {
        Optional<String> open = seen.success("open_case", "order_id", task.orderId())
                .map(done -> text(done.result(), "case_id"))
                .filter(caseId -> untried("close_case", "case_id", caseId));
        return open.isPresent() ? Move.call("close_case", "case_id", open.get()) : new Move.Say(words);
    }

    private static Optional<JsonNode> only(JsonNode array, Predicate<JsonNode> wanted) {
        var found =
                StreamSupport.stream(array.spliterator(), false).filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
