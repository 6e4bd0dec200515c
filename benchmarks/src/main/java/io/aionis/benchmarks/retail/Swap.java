package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Items of one order against other variants of the same products, pair by pair; checked, not yet made.
 *
 * @param difference what the new items cost more than the old ones, negative when they cost less
 */
record Swap(List<String> itemIds, List<Json.Obj> variants, double difference) {

    static Swap check(RetailDatabase shop, Json.Obj order, List<String> itemIds, List<String> newItemIds) {
        mustHold(order, itemIds, "%s not found");
        Refusal.unless(itemIds.size() == newItemIds.size(), "the number of items to be exchanged should match");
        List<Json.Obj> variants = new ArrayList<>();
        double difference = 0;
        for (int i = 0; i < itemIds.size(); i++) {
            Json.Obj item = items(order).get(indexOf(items(order), itemIds.get(i)));
            Json.Obj variant = available(shop, Fields.text(item, "product_id"), newItemIds.get(i));
            variants.add(variant);
            difference += Fields.number(variant, "price") - Fields.number(item, "price");
        }
        return new Swap(itemIds, variants, difference);
    }

    /** Refuses when the order does not hold the items, each as often as it is named. */
    static void mustHold(Json.Obj order, List<String> itemIds, String refusal) {
        List<String> held =
                items(order).stream().map(item -> Fields.text(item, "item_id")).toList();
        for (String id : itemIds) {
            Refusal.unless(
                    Collections.frequency(itemIds, id) <= Collections.frequency(held, id), refusal.formatted(id));
        }
    }

    /** The order with the old items become the new ones. */
    Json.Obj applyTo(Json.Obj order) {
        List<Json.Obj> items = new ArrayList<>(items(order));
        for (int i = 0; i < itemIds.size(); i++) {
            int index = indexOf(items, itemIds.get(i));
            Json.Obj item = items.get(index);
            for (String field : List.of("item_id", "price", "options")) {
                item = Fields.with(item, field, variants.get(i).members().getOrDefault(field, Json.nil()));
            }
            items.set(index, item);
        }
        return Fields.with(order, "items", new Json.Arr(List.copyOf(items)));
    }

    private static List<Json.Obj> items(Json.Obj order) {
        return Fields.objects(order, "items");
    }

    private static int indexOf(List<Json.Obj> items, String itemId) {
        for (int i = 0; i < items.size(); i++) {
            if (Fields.text(items.get(i), "item_id").equals(itemId)) {
                return i;
            }
        }
        throw new Refusal(itemId + " not found");
    }

    private static Json.Obj available(RetailDatabase shop, String productId, String itemId) {
        if (Fields.object(shop.product(productId), "variants").get(itemId) instanceof Json.Obj variant
                && variant.get("available") instanceof Json.Bool available
                && available.value()) {
            return variant;
        }
        throw new Refusal("new item " + itemId + " not found or available");
    }
}
