package io.aionis.samples.orderdesk.shop;

import io.aionis.samples.orderdesk.shop.ShopException.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shop tells without changing. */
final class Lookups {
    private final Database database;

    Lookups(Database database) {
        this.database = database;
    }

    Map<String, Object> userByEmail(String email) {
        return one("customer with e-mail", email, "SELECT user_id, name, email FROM users WHERE email = ?", email)
                .columns();
    }

    Map<String, Object> user(String userId) {
        Row user = one("customer", userId, "SELECT user_id, name, email, address FROM users WHERE user_id = ?", userId);
        Map<String, Object> answer = new LinkedHashMap<>(user.columns());
        answer.put(
                "payment_methods",
                database
                        .rows(
                                "SELECT payment_method_id, kind, balance_cents FROM payment_methods"
                                        + " WHERE user_id = ? ORDER BY payment_method_id",
                                userId)
                        .stream()
                        .map(Lookups::method)
                        .toList());
        return answer;
    }

    Map<String, Object> order(String userId, String orderId) {
        Map<String, Object> answer =
                new LinkedHashMap<>(orderRow(database, userId, orderId).columns());
        List<Row> items = database.rows(
                "SELECT i.item_id, p.product_id, p.name, v.color, v.size, i.price_cents, i.status"
                        + " FROM items i JOIN variants v USING (variant_id) JOIN products p USING (product_id)"
                        + " WHERE i.order_id = ? ORDER BY i.item_id",
                orderId);
        answer.put("items", items.stream().map(Lookups::item).toList());
        return answer;
    }

    Map<String, Object> product(String productId) {
        Row product =
                one("product", productId, "SELECT product_id, name FROM products WHERE product_id = ?", productId);
        Map<String, Object> answer = new LinkedHashMap<>(product.columns());
        List<Row> variants =
                database.rows("SELECT * FROM variants WHERE product_id = ? ORDER BY variant_id", productId);
        answer.put("variants", variants.stream().map(Lookups::variant).toList());
        return answer;
    }

    Map<String, Object> products() {
        List<Row> products = database.rows("SELECT product_id, name FROM products ORDER BY name");
        return Map.of("products", products.stream().map(Row::columns).toList());
    }

    /** The order, if it is this customer's: nobody reads or changes another customer's order. */
    static Row orderRow(Database database, String userId, String orderId) {
        List<Row> orders = database.rows(
                "SELECT order_id, status, payment_method_id, address FROM orders WHERE order_id = ? AND user_id = ?",
                orderId,
                userId);
        if (orders.isEmpty()) {
            throw new ShopException(Code.NOT_FOUND, "order " + orderId + " not found for customer " + userId);
        }
        return orders.get(0);
    }

    private Row one(String what, String value, String sql, Object... arguments) {
        List<Row> rows = database.rows(sql, arguments);
        if (rows.isEmpty()) {
            throw new ShopException(Code.NOT_FOUND, what + " " + value + " not found");
        }
        return rows.get(0);
    }

    private static Map<String, Object> method(Row row) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("payment_method_id", row.text("payment_method_id"));
        method.put("kind", row.text("kind"));
        if (row.has("balance_cents")) {
            method.put("balance", row.money("balance_cents"));
        }
        return method;
    }

    private static Map<String, Object> item(Row row) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("item_id", row.text("item_id"));
        item.put("product_id", row.text("product_id"));
        item.put("name", row.text("name"));
        item.put("options", options(row));
        item.put("price", row.money("price_cents"));
        item.put("status", row.text("status"));
        return item;
    }

    private static Map<String, Object> variant(Row row) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("variant_id", row.text("variant_id"));
        variant.put("options", options(row));
        variant.put("price", row.money("price_cents"));
        variant.put("available", row.number("stock") > 0);
        return variant;
    }

    private static Map<String, Object> options(Row row) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("color", row.text("color"));
        options.put("size", row.text("size"));
        return options;
    }
}
