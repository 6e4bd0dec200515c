package io.aionis.samples.orderdesk.shop;

import java.util.List;
import java.util.Locale;

/** The rows a new shop starts with: 12 users, 10 products of 9 variants, 40 orders; the same on every machine. */
final class SeedRows {
    private static final List<String> NAMES = List.of(
            "Mara Winter",
            "Jonas Ebert",
            "Ines Calvo",
            "Tom Okafor",
            "Lena Brandt",
            "Ravi Menon",
            "Sofia Lindt",
            "Paul Novak",
            "Aiko Tanaka",
            "Nils Berg",
            "Clara Roth",
            "Omar Haddad");
    private static final List<String> PRODUCTS = List.of(
            "Trail Jacket",
            "Rain Poncho",
            "Wool Sweater",
            "Fleece Vest",
            "Cotton Shirt",
            "Day Backpack",
            "Travel Pouch",
            "Sun Hat",
            "Yoga Mat",
            "Canvas Belt");
    private static final List<String> COLOURS = List.of("black", "blue", "green", "grey", "red", "white");
    private static final List<String> SIZES = List.of("small", "medium", "large");
    private static final int ORDERS = 40;

    private final Database database;
    private int items;

    SeedRows(Database database) {
        this.database = database;
    }

    void insert() {
        for (int i = 0; i < NAMES.size(); i++) {
            user(i);
        }
        for (int i = 0; i < PRODUCTS.size(); i++) {
            product(i);
        }
        for (int i = 0; i < ORDERS; i++) {
            order(i);
        }
    }

    private void user(int i) {
        String name = NAMES.get(i);
        String key = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        database.change(
                "INSERT INTO users VALUES (?, ?, ?, ?)",
                userId(i),
                name,
                key + "@example.com",
                (3 + i * 7) + " Harbour Street");
        method(gift(i), i, "gift_card");
        method(card(i), i, "credit_card");
        method(other(i), i, i % 2 == 0 ? "paypal" : "credit_card");
        database.change("UPDATE payment_methods SET balance_cents = ? WHERE payment_method_id = ?", 500, gift(i));
    }

    private void method(String id, int user, String kind) {
        database.change(
                "INSERT INTO payment_methods (payment_method_id, user_id, kind) VALUES (?, ?, ?)",
                id,
                userId(user),
                kind);
    }

    private void product(int i) {
        database.change("INSERT INTO products VALUES (?, ?)", productId(i), PRODUCTS.get(i));
        for (int v = 0; v < 9; v++) {
            database.change(
                    "INSERT INTO variants VALUES (?, ?, ?, ?, ?, ?)",
                    variantId(i, v),
                    productId(i),
                    COLOURS.get((i + v / 3) % COLOURS.size()),
                    SIZES.get(v % 3),
                    price(i, v),
                    (i * 7 + v * 3) % 5);
        }
    }

    private void order(int i) {
        int user = i % NAMES.size();
        String id = "SO-" + (1001 + i);
        String method = (i / NAMES.size()) % 2 == 0 ? card(user) : other(user);
        String status = i % 10 == 7 ? "cancelled" : i % 5 == 3 ? "pending" : "delivered";
        database.change(
                "INSERT INTO orders SELECT ?, user_id, ?, ?, address FROM users WHERE user_id = ?",
                id,
                status,
                method,
                userId(user));
        int total = 0;
        for (int k = 0; k <= i % 3; k++) {
            // Steps of 4 over 10 products: the items of one order are different products.
            int product = (i * 3 + k * 4) % PRODUCTS.size();
            int variant = (i + k * 2) % 9;
            total += price(product, variant);
            database.change(
                    "INSERT INTO items VALUES (?, ?, ?, ?, ?)",
                    "IT-" + (5001 + items++),
                    id,
                    variantId(product, variant),
                    price(product, variant),
                    status);
        }
        database.change(
                "INSERT INTO payments VALUES (?, ?, ?, ?, ?)",
                "PAY-%04d".formatted(i + 1),
                id,
                method,
                total,
                "purchase");
    }

    private static int price(int product, int variant) {
        return 1990 + product * 850 + variant * 175;
    }

    private static String userId(int i) {
        return "user_" + (310 + i * 13);
    }

    private static String card(int user) {
        return "credit_card_" + (4100 + user * 37);
    }

    private static String other(int user) {
        return (user % 2 == 0 ? "paypal_" : "credit_card_") + (7200 + user * 53);
    }

    private static String gift(int user) {
        return "gift_card_" + (1500 + user * 91);
    }

    private static String productId(int i) {
        return "P-" + (11 + i);
    }

    private static String variantId(int product, int variant) {
        return "V-" + ((11 + product) * 100 + variant);
    }
}
