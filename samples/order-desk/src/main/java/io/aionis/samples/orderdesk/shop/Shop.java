package io.aionis.samples.orderdesk.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The shop's database, {@code shop.db} in a directory; safe for threads. What the agent may do is {@link ShopTools}. */
public final class Shop implements AutoCloseable {
    private final Database database;

    private Shop(Database database) {
        this.database = database;
    }

    /**
     * Opens the shop of a directory; makes the directory, the tables and the first rows when they are missing.
     *
     * @throws UncheckedIOException when the directory cannot be made
     * @throws IllegalStateException when the database cannot be opened
     */
    public static Shop open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the shop directory " + directory, failure);
        }
        Database database = Database.open(directory.resolve("shop.db"));
        if (database.count("SELECT count(*) AS n FROM sqlite_master WHERE name = 'users'") == 0) {
            database.inTransaction(() -> {
                schema().lines().forEach(database::change);
                new SeedRows(database).insert();
                return true;
            });
        }
        return new Shop(database);
    }

    /** The tools of an agent at this shop. */
    public ShopTools tools() {
        return new ShopTools(new Lookups(database), new AfterSales(database), new Desk(database));
    }

    /**
     * Changes the shop as it was never seen before: the order is {@code on_hold} until somebody releases it.
     *
     * @throws IllegalArgumentException when there is no such order
     */
    public void introduceHold(String orderId) {
        if (database.change("UPDATE orders SET status = 'on_hold' WHERE order_id = ?", orderId) == 0) {
            throw new IllegalArgumentException("no order " + orderId + " to hold; orders are SO-1001 to SO-1040");
        }
    }

    /**
     * What the rows say has been done to an order.
     *
     * @throws IllegalArgumentException when there is no such order
     */
    public Footprint footprint(String orderId) {
        var orders = database.rows("SELECT status FROM orders WHERE order_id = ?", orderId);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("no order " + orderId + "; orders are SO-1001 to SO-1040");
        }
        var payments = database.rows(
                "SELECT payment_method_id, amount_cents, reason FROM payments WHERE order_id = ? ORDER BY payment_id",
                orderId);
        return new Footprint(
                orders.get(0).text("status"),
                count("cases WHERE status = 'open' AND order_id = ?", orderId),
                count("cases WHERE status = 'closed' AND order_id = ?", orderId),
                count("exchanges WHERE order_id = ?", orderId),
                count("returns WHERE order_id = ?", orderId),
                count("notes WHERE order_id = ?", orderId),
                payments.stream()
                        .map(row -> new Footprint.Payment(
                                row.text("payment_method_id"), row.money("amount_cents"), row.text("reason")))
                        .toList());
    }

    @Override
    public void close() {
        database.close();
    }

    private int count(String from, String orderId) {
        return (int) database.count("SELECT count(*) AS n FROM " + from, orderId);
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(Shop.class.getResourceAsStream("schema.sql"), "schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read schema.sql of the sample", failure);
        }
    }
}
