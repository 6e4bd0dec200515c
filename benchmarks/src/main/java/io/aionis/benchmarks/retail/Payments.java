package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What payments do to an order's history and to a customer's gift cards. */
final class Payments {

    private Payments() {}

    static void mustExist(RetailDatabase shop, String userId, String methodId) {
        Refusal.unless(methods(shop, userId).get(methodId) != null, "payment method not found");
    }

    static boolean giftCard(RetailDatabase shop, String userId, String methodId) {
        return methods(shop, userId).get(methodId) instanceof Json.Obj method
                && Fields.text(method, "source").equals("gift_card");
    }

    /** Refuses when the method is a gift card whose balance is below the amount. */
    static void mustCover(RetailDatabase shop, String userId, String methodId, double amount, String refusal) {
        if (giftCard(shop, userId, methodId)) {
            Refusal.unless(Fields.number(method(shop, userId, methodId), "balance") >= amount, refusal);
        }
    }

    /** Adds to the balance where the method is a gift card; other methods are settled outside the shop. */
    static void credit(RetailDatabase shop, String userId, String methodId, double amount) {
        if (giftCard(shop, userId, methodId)) {
            Json.Obj method = method(shop, userId, methodId);
            Json balance = Money.rounded(Fields.number(method, "balance") + amount);
            Json.Obj methods = Fields.with(methods(shop, userId), methodId, Fields.with(method, "balance", balance));
            shop.users().put(userId, Fields.with(shop.user(userId), "payment_methods", methods));
        }
    }

    static Json.Obj entry(String type, Json amount, String methodId) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("transaction_type", Json.of(type));
        members.put("amount", amount);
        members.put("payment_method_id", Json.of(methodId));
        return new Json.Obj(members);
    }

    static List<Json.Obj> history(Json.Obj order) {
        return Fields.objects(order, "payment_history");
    }

    static Json.Obj withEntries(Json.Obj order, List<Json.Obj> entries) {
        List<Json> history = new ArrayList<>(history(order));
        history.addAll(entries);
        return Fields.with(order, "payment_history", new Json.Arr(history));
    }

    private static Json.Obj methods(RetailDatabase shop, String userId) {
        return Fields.object(shop.user(userId), "payment_methods");
    }

    private static Json.Obj method(RetailDatabase shop, String userId, String methodId) {
        return Fields.object(methods(shop, userId), methodId);
    }
}
