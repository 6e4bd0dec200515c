package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools that change pending orders and addresses. Each checks everything before it changes anything. */
final class PendingOrders {

    private static final Set<String> REASONS = Set.of("no longer needed", "ordered by mistake");
    private static final List<String> ADDRESS = List.of("address1", "address2", "city", "state", "country", "zip");

    private PendingOrders() {}

    static String cancel(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        String reason = args.text("reason");
        Json.Obj order = pending(shop, orderId, "non-pending order cannot be cancelled");
        Refusal.unless(REASONS.contains(reason), "invalid reason");
        List<Json.Obj> refunds = new ArrayList<>();
        for (Json.Obj payment : Payments.history(order)) {
            String methodId = Fields.text(payment, "payment_method_id");
            double amount = Fields.number(payment, "amount");
            refunds.add(Payments.entry("refund", Money.exact(amount), methodId));
            Payments.credit(shop, Fields.text(order, "user_id"), methodId, amount);
        }
        Json.Obj cancelled = Fields.with(order, "status", "cancelled");
        cancelled = Fields.with(Payments.withEntries(cancelled, refunds), "cancel_reason", reason);
        return save(shop, orderId, cancelled);
    }

    static String modifyAddress(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        Json.Obj order = pending(shop, orderId, "non-pending order cannot be modified");
        return save(shop, orderId, Fields.with(order, "address", address(args)));
    }

    static String modifyUserAddress(RetailDatabase shop, Args args) {
        String userId = args.text("user_id");
        Json.Obj user = Fields.with(shop.user(userId), "address", address(args));
        shop.users().put(userId, user);
        return user.text();
    }

    static String modifyPayment(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        String methodId = args.text("payment_method_id");
        Json.Obj order = pending(shop, orderId, "non-pending order cannot be modified");
        String userId = Fields.text(order, "user_id");
        Payments.mustExist(shop, userId, methodId);
        List<Json.Obj> history = Payments.history(order);
        Refusal.unless(
                history.size() == 1
                        && Fields.text(history.get(0), "transaction_type").equals("payment"),
                "there should be exactly one payment for a pending order");
        String earlierId = Fields.text(history.get(0), "payment_method_id");
        Refusal.unless(!earlierId.equals(methodId), "the new payment method should be different from the current one");
        double amount = Fields.number(history.get(0), "amount");
        Payments.mustCover(shop, userId, methodId, amount, "insufficient gift card balance to pay for the order");
        Payments.credit(shop, userId, methodId, -amount);
        Payments.credit(shop, userId, earlierId, amount);
        List<Json.Obj> entries = List.of(
                Payments.entry("payment", Money.exact(amount), methodId),
                Payments.entry("refund", Money.exact(amount), earlierId));
        return save(shop, orderId, Payments.withEntries(order, entries));
    }

    static String modifyItems(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        String methodId = args.text("payment_method_id");
        Json.Obj order = pending(shop, orderId, "non-pending order cannot be modified");
        Swap swap = Swap.check(shop, order, args.texts("item_ids"), args.texts("new_item_ids"));
        String userId = Fields.text(order, "user_id");
        Payments.mustExist(shop, userId, methodId);
        Payments.mustCover(
                shop, userId, methodId, swap.difference(), "insufficient gift card balance to pay for the new item");
        Payments.credit(shop, userId, methodId, -swap.difference());
        Json.Obj entry = Payments.entry(
                swap.difference() > 0 ? "payment" : "refund", Money.exact(Math.abs(swap.difference())), methodId);
        Json.Obj modified = Fields.with(swap.applyTo(order), "status", "pending (item modified)");
        return save(shop, orderId, Payments.withEntries(modified, List.of(entry)));
    }

    private static Json.Obj pending(RetailDatabase shop, String orderId, String refusal) {
        Json.Obj order = shop.order(orderId);
        Refusal.unless(Fields.text(order, "status").equals("pending"), refusal);
        return order;
    }

    private static Json.Obj address(Args args) {
        Map<String, Json> address = new LinkedHashMap<>();
        ADDRESS.forEach(line -> address.put(line, Json.of(args.text(line))));
        return new Json.Obj(address);
    }

    private static String save(RetailDatabase shop, String orderId, Json.Obj order) {
        shop.orders().put(orderId, order);
        return order.text();
    }
}
