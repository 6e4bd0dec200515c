package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A bijection from every id of a shop to an id of the same shape that the shop does not know. */
record IdRenaming(Map<String, String> ids) {

    private static final int ATTEMPTS = 100;

    static IdRenaming of(RetailDatabase shop, Random random) {
        Set<String> known = idsOf(shop);
        Set<String> taken = new HashSet<>(known);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String id : known) {
            String other = unused(id, taken, random);
            taken.add(other);
            ids.put(id, other);
        }
        return new IdRenaming(ids);
    }

    /** The value with every string and member name that is an id, as a whole, renamed. */
    Json rename(Json json) {
        if (json instanceof Json.Obj object) {
            return rename(object);
        }
        if (json instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::rename).toList());
        }
        return json instanceof Json.Str string ? Json.of(rename(string.value())) : json;
    }

    Json.Obj rename(Json.Obj object) {
        Map<String, Json> renamed = new LinkedHashMap<>();
        object.members().forEach((name, value) -> renamed.put(rename(name), rename(value)));
        return new Json.Obj(renamed);
    }

    String rename(String text) {
        return ids.getOrDefault(text, text);
    }

    private static Set<String> idsOf(RetailDatabase shop) {
        Set<String> ids = new LinkedHashSet<>();
        ids.addAll(shop.orders().initial().keySet());
        ids.addAll(shop.products().initial().keySet());
        ids.addAll(shop.users().initial().keySet());
        for (Json.Obj user : shop.users().initial().values()) {
            ids.addAll(Fields.object(user, "payment_methods").members().keySet());
        }
        for (Json.Obj product : shop.products().initial().values()) {
            ids.addAll(Fields.object(product, "variants").members().keySet());
        }
        for (Json.Obj order : shop.orders().initial().values()) {
            Fields.objects(order, "items").forEach(item -> ids.add(Fields.text(item, "item_id")));
            for (Json.Obj parcel : Fields.objects(order, "fulfillments")) {
                ids.addAll(new Args(parcel).texts("tracking_id"));
            }
        }
        return ids;
    }

    /** Other digits in the same places; letters and signs stay, as tools tell kinds of ids by them. */
    private static String unused(String id, Collection<String> taken, Random random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StringBuilder other = new StringBuilder();
            id.chars().forEach(c -> other.append(c >= '0' && c <= '9' ? (char) ('0' + random.nextInt(10)) : (char) c));
            if (!taken.contains(other.toString())) {
                return other.toString();
            }
        }
        String longer = id + random.nextInt(10);
        return taken.contains(longer) ? unused(longer, taken, random) : longer;
    }
}
