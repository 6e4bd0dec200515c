package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A made-up shop: two customers, two products, three orders. */
public final class TinyShop {

    static final String ORDERS = """
            {"#W1": {"order_id": "#W1", "user_id": "ada_byte_10", "address": {"zip": "10001"},
              "items": [{"name": "Lamp", "product_id": "500", "item_id": "501", "price": 20.1, "options": {"color": "red"}},
                        {"name": "Mug", "product_id": "600", "item_id": "601", "price": 5, "options": {"size": "S"}}],
              "fulfillments": [], "status": "pending",
              "payment_history": [{"transaction_type": "payment", "amount": 25.1, "payment_method_id": "gift_card_1"}]},
             "#W2": {"order_id": "#W2", "user_id": "ada_byte_10", "address": {"zip": "10001"},
              "items": [{"name": "Lamp", "product_id": "500", "item_id": "502", "price": 30, "options": {"color": "blue"}},
                        {"name": "Mug", "product_id": "600", "item_id": "601", "price": 5, "options": {"size": "S"}},
                        {"name": "Mug", "product_id": "600", "item_id": "601", "price": 5, "options": {"size": "S"}}],
              "fulfillments": [{"tracking_id": ["90001"], "item_ids": ["502", "601", "601"]}], "status": "delivered",
              "payment_history": [{"transaction_type": "payment", "amount": 40, "payment_method_id": "paypal_2"}]},
             "#W3": {"order_id": "#W3", "user_id": "bob_word_20", "address": {"zip": "20002"},
              "items": [{"name": "Mug", "product_id": "600", "item_id": "602", "price": 7.5, "options": {"size": "L"}}],
              "fulfillments": [], "status": "processed",
              "payment_history": [{"transaction_type": "payment", "amount": 7.5, "payment_method_id": "credit_card_3"}]}}
            """;

    static final String PRODUCTS = """
            {"500": {"name": "Lamp", "product_id": "500", "variants": {
               "501": {"item_id": "501", "options": {"color": "red"}, "available": true, "price": 20.1},
               "502": {"item_id": "502", "options": {"color": "blue"}, "available": true, "price": 30.2},
               "503": {"item_id": "503", "options": {"color": "green"}, "available": false, "price": 10},
               "504": {"item_id": "504", "options": {"color": "gold"}, "available": true, "price": 900}}},
             "600": {"name": "Mug", "product_id": "600", "variants": {
               "601": {"item_id": "601", "options": {"size": "S"}, "available": true, "price": 5},
               "602": {"item_id": "602", "options": {"size": "L"}, "available": true, "price": 7.5}}}}
            """;

    static final String USERS = """
            {"ada_byte_10": {"name": {"first_name": "Ada", "last_name": "Byte"}, "address": {"zip": "10001"},
               "email": "ada@example.com", "payment_methods": {
                 "gift_card_1": {"source": "gift_card", "balance": 50, "id": "gift_card_1"},
                 "paypal_2": {"source": "paypal", "id": "paypal_2"},
                 "credit_card_4": {"source": "credit_card", "id": "credit_card_4"}},
               "orders": ["#W1", "#W2"]},
             "bob_word_20": {"name": {"first_name": "Bob", "last_name": "Word"}, "address": {"zip": "20002"},
               "email": "bob@example.com", "payment_methods": {
                 "credit_card_3": {"source": "credit_card", "id": "credit_card_3"}}, "orders": ["#W3"]}}
            """;

    private TinyShop() {}

    public static RetailWorld in(Path folder) throws IOException {
        write(folder.resolve("retail_orders.json.gz"), ORDERS);
        write(folder.resolve("retail_products.json.gz"), PRODUCTS);
        write(folder.resolve("retail_users.json.gz"), USERS);
        return RetailWorld.open(folder);
    }

    static Json.Obj args(String json) {
        return (Json.Obj) Json.parse(json.replace('\'', '"'));
    }

    static void write(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
