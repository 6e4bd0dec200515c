package io.aionis.samples.orderdesk.shop;

import io.aionis.samples.orderdesk.shop.ShopException.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shop does about goods and money after a sale. Each method checks everything first, then changes rows. */
final class AfterSales {
    private final Database database;

    AfterSales(Database database) {
        this.database = database;
    }

    Map<String, Object> exchange(String userId, String orderId, String itemId, String variantId, String methodId) {
        return database.inTransaction(() -> {
            Row item = itemToChange(userId, orderId, itemId);
            Row variant = replacement(item, variantId);
            requireOnFile(userId, methodId);
            long difference = variant.number("price_cents") - item.number("price_cents");
            settle(orderId, methodId, difference, "exchange");
            database.change("UPDATE variants SET stock = stock - 1 WHERE variant_id = ?", variantId);
            database.change("UPDATE variants SET stock = stock + 1 WHERE variant_id = ?", item.text("variant_id"));
            database.change("UPDATE items SET status = 'exchanged' WHERE item_id = ?", itemId);
            String id = database.nextId("exchanges", "EX");
            database.change("INSERT INTO exchanges VALUES (?, ?, ?, ?)", id, orderId, itemId, variantId);
            return answer("exchange_id", id, "status", "exchanged", "difference", Row.money(difference));
        });
    }

    Map<String, Object> giveBack(String userId, String orderId, String itemId, String methodId) {
        return database.inTransaction(() -> {
            Row item = itemToChange(userId, orderId, itemId);
            requireOnFile(userId, methodId);
            settle(orderId, methodId, -item.number("price_cents"), "return");
            database.change("UPDATE variants SET stock = stock + 1 WHERE variant_id = ?", item.text("variant_id"));
            database.change("UPDATE items SET status = 'returned' WHERE item_id = ?", itemId);
            String id = database.nextId("returns", "RET");
            database.change("INSERT INTO returns VALUES (?, ?, ?)", id, orderId, itemId);
            return answer("return_id", id, "status", "returned", "refunded", item.money("price_cents"));
        });
    }

    Map<String, Object> cancel(String userId, String orderId) {
        return database.inTransaction(() -> {
            Row order = Lookups.orderRow(database, userId, orderId);
            requireStatus(order, "pending");
            long paid = paid(orderId);
            settle(orderId, order.text("payment_method_id"), -paid, "cancellation");
            database.change("UPDATE orders SET status = 'cancelled' WHERE order_id = ?", orderId);
            database.change("UPDATE items SET status = 'cancelled' WHERE order_id = ?", orderId);
            return answer("order_id", orderId, "status", "cancelled", "refunded", Row.money(paid));
        });
    }

    Map<String, Object> refund(String userId, String orderId, String methodId) {
        return database.inTransaction(() -> {
            Lookups.orderRow(database, userId, orderId);
            // Gift cards are bearer paper: any of the shop's will do. Everything else must be the customer's own.
            if (!isGiftCard(methodId)) {
                requireOnFile(userId, methodId);
            }
            long paid = paid(orderId);
            if (paid <= 0) {
                throw new ShopException(Code.NOTHING_TO_REFUND, "nothing left to refund on order " + orderId);
            }
            settle(orderId, methodId, -paid, "refund");
            return answer("order_id", orderId, "status", "refunded", "refunded", Row.money(paid));
        });
    }

    private Row itemToChange(String userId, String orderId, String itemId) {
        requireStatus(Lookups.orderRow(database, userId, orderId), "delivered");
        List<Row> items = database.rows(
                "SELECT i.*, v.product_id FROM items i JOIN variants v USING (variant_id)"
                        + " WHERE i.item_id = ? AND i.order_id = ?",
                itemId,
                orderId);
        if (items.isEmpty()) {
            throw new ShopException(Code.NOT_FOUND, "item " + itemId + " not found in order " + orderId);
        }
        Row item = items.get(0);
        if (!item.text("status").equals("delivered")) {
            throw new ShopException(Code.WRONG_STATUS, "item " + itemId + " is already " + item.text("status"));
        }
        return item;
    }

    private Row replacement(Row item, String variantId) {
        List<Row> variants = database.rows(
                "SELECT * FROM variants WHERE variant_id = ? AND product_id = ?", variantId, item.text("product_id"));
        if (variants.isEmpty() || item.text("variant_id").equals(variantId)) {
            throw new ShopException(
                    Code.WRONG_VARIANT,
                    variantId + " is not another variant of product " + item.text("product_id")
                            + "; see get_product_details");
        }
        if (variants.get(0).number("stock") == 0) {
            throw new ShopException(Code.OUT_OF_STOCK, "variant " + variantId + " is out of stock");
        }
        return variants.get(0);
    }

    private static void requireStatus(Row order, String expected) {
        String id = order.text("order_id");
        String status = order.text("status");
        if (status.equals("on_hold")) {
            throw new ShopException(
                    Code.ORDER_ON_HOLD, "order " + id + " is on hold; release it with release_hold first");
        }
        if (!status.equals(expected)) {
            throw new ShopException(
                    Code.WRONG_STATUS, "order " + id + " is " + status + "; this needs a " + expected + " order");
        }
    }

    private void requireOnFile(String userId, String methodId) {
        Desk.requireOnFile(database, userId, methodId);
    }

    private boolean isGiftCard(String methodId) {
        String sql = "SELECT count(*) AS n FROM payment_methods WHERE kind = 'gift_card' AND payment_method_id = ?";
        return database.count(sql, methodId) > 0;
    }

    private long paid(String orderId) {
        return database.count("SELECT coalesce(sum(amount_cents), 0) AS n FROM payments WHERE order_id = ?", orderId);
    }

    private void settle(String orderId, String methodId, long cents, String reason) {
        if (isGiftCard(methodId)) {
            int changed = database.change(
                    "UPDATE payment_methods SET balance_cents = balance_cents - ?1"
                            + " WHERE payment_method_id = ?2 AND balance_cents >= ?1",
                    cents,
                    methodId);
            if (changed == 0) {
                throw new ShopException(
                        Code.INSUFFICIENT_BALANCE, "insufficient balance on " + methodId + " for " + Row.money(cents));
            }
        }
        database.change(
                "INSERT INTO payments VALUES (?, ?, ?, ?, ?)",
                database.nextId("payments", "PAY"),
                orderId,
                methodId,
                cents,
                reason);
    }

    private static Map<String, Object> answer(Object... pairs) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answer.put((String) pairs[i], pairs[i + 1]);
        }
        return answer;
    }
}
