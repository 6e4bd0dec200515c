package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.List;

/** The tools that take delivered items back. They note the request; money moves when the parcel arrives. */
final class DeliveredOrders {

    private DeliveredOrders() {}

    static String returnItems(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        String methodId = args.text("payment_method_id");
        List<String> itemIds = args.texts("item_ids");
        Json.Obj order = delivered(shop, orderId, "non-delivered order cannot be returned");
        String userId = Fields.text(order, "user_id");
        Payments.mustExist(shop, userId, methodId);
        Refusal.unless(
                Payments.giftCard(shop, userId, methodId)
                        || Fields.text(Payments.history(order).get(0), "payment_method_id")
                                .equals(methodId),
                "payment method should be either the original payment method or a gift card");
        Swap.mustHold(order, itemIds, "some item not found");
        Json.Obj returned = Fields.with(order, "status", "return requested");
        returned = Fields.with(returned, "return_items", Fields.sorted(itemIds));
        returned = Fields.with(returned, "return_payment_method_id", methodId);
        shop.orders().put(orderId, returned);
        return returned.text();
    }

    static String exchangeItems(RetailDatabase shop, Args args) {
        String orderId = args.text("order_id");
        String methodId = args.text("payment_method_id");
        List<String> itemIds = args.texts("item_ids");
        List<String> newItemIds = args.texts("new_item_ids");
        Json.Obj order = delivered(shop, orderId, "non-delivered order cannot be exchanged");
        Swap swap = Swap.check(shop, order, itemIds, newItemIds);
        double difference = Money.cents(swap.difference()).doubleValue();
        String userId = Fields.text(order, "user_id");
        Payments.mustExist(shop, userId, methodId);
        Payments.mustCover(
                shop, userId, methodId, difference, "insufficient gift card balance to pay for the price difference");
        Json.Obj exchanged = Fields.with(order, "status", "exchange requested");
        exchanged = Fields.with(exchanged, "exchange_items", Fields.sorted(itemIds));
        exchanged = Fields.with(exchanged, "exchange_new_items", Fields.sorted(newItemIds));
        exchanged = Fields.with(exchanged, "exchange_payment_method_id", methodId);
        exchanged = Fields.with(exchanged, "exchange_price_difference", Money.rounded(swap.difference()));
        shop.orders().put(orderId, exchanged);
        return exchanged.text();
    }

    private static Json.Obj delivered(RetailDatabase shop, String orderId, String refusal) {
        Json.Obj order = shop.order(orderId);
        Refusal.unless(Fields.text(order, "status").equals("delivered"), refusal);
        return order;
    }
}
