package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The tools that only read. */
final class Lookups {

    private Lookups() {}

    static String userByEmail(RetailDatabase shop, Args args) {
        String email = args.text("email");
        return userWhere(shop, user -> same(Fields.text(user, "email"), email));
    }

    static String userByNameAndZip(RetailDatabase shop, Args args) {
        String first = args.text("first_name");
        String last = args.text("last_name");
        String zip = args.text("zip");
        return userWhere(shop, user -> {
            Json.Obj name = Fields.object(user, "name");
            return same(Fields.text(name, "first_name"), first)
                    && same(Fields.text(name, "last_name"), last)
                    && Fields.text(Fields.object(user, "address"), "zip").equals(zip);
        });
    }

    static String user(RetailDatabase shop, Args args) {
        return shop.user(args.text("user_id")).text();
    }

    static String order(RetailDatabase shop, Args args) {
        return shop.order(args.text("order_id")).text();
    }

    static String product(RetailDatabase shop, Args args) {
        return shop.product(args.text("product_id")).text();
    }

    /** Product ids by name, names sorted. */
    static String productTypes(RetailDatabase shop) {
        Map<String, Json> types = new TreeMap<>();
        shop.products()
                .initial()
                .values()
                .forEach(product ->
                        types.put(Fields.text(product, "name"), Json.of(Fields.text(product, "product_id"))));
        return new Json.Obj(types).text();
    }

    private static String userWhere(RetailDatabase shop, Predicate<Json.Obj> wanted) {
        for (String id : shop.users().initial().keySet()) {
            if (wanted.test(shop.user(id))) {
                return id;
            }
        }
        throw new Refusal("user not found");
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
