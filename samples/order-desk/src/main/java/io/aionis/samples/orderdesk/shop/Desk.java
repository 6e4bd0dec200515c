package io.aionis.samples.orderdesk.shop;

import io.aionis.samples.orderdesk.shop.ShopException.Code;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the desk itself keeps: cases, notes, and the particulars of an order. */
final class Desk {
    private final Database database;

    Desk(Database database) {
        this.database = database;
    }

    Map<String, Object> openCase(String userId, String orderId) {
        return database.inTransaction(() -> {
            Lookups.orderRow(database, userId, orderId);
            String id = database.nextId("cases", "CASE");
            database.change("INSERT INTO cases VALUES (?, ?, 'open')", id, orderId);
            return answer("case_id", id, "open");
        });
    }

    Map<String, Object> closeCase(String caseId) {
        if (database.change("UPDATE cases SET status = 'closed' WHERE case_id = ?", caseId) == 0) {
            throw new ShopException(Code.NOT_FOUND, "case " + caseId + " not found");
        }
        return answer("case_id", caseId, "closed");
    }

    Map<String, Object> addNote(String userId, String orderId, String text) {
        return database.inTransaction(() -> {
            Lookups.orderRow(database, userId, orderId);
            String id = database.nextId("notes", "NOTE");
            database.change("INSERT INTO notes VALUES (?, ?, ?)", id, orderId, text);
            return answer("note_id", id, "added");
        });
    }

    Map<String, Object> changeAddress(String userId, String orderId, String address) {
        return changeOrder(userId, orderId, "address", address, "pending");
    }

    Map<String, Object> changePaymentMethod(String userId, String orderId, String methodId) {
        requireOnFile(database, userId, methodId);
        return changeOrder(userId, orderId, "payment_method_id", methodId, "pending");
    }

    Map<String, Object> releaseHold(String userId, String orderId) {
        return database.inTransaction(() -> {
            Lookups.orderRow(database, userId, orderId);
            database.change(
                    "UPDATE orders SET status = 'delivered' WHERE order_id = ? AND status = 'on_hold'", orderId);
            return answer(
                    "order_id",
                    orderId,
                    Lookups.orderRow(database, userId, orderId).text("status"));
        });
    }

    static void requireOnFile(Database database, String userId, String methodId) {
        String sql = "SELECT count(*) AS n FROM payment_methods WHERE user_id = ? AND payment_method_id = ?";
        if (database.count(sql, userId, methodId) == 0) {
            throw new ShopException(
                    Code.PAYMENT_METHOD_NOT_ON_FILE,
                    "payment method not on file: " + methodId + " is not one of customer " + userId);
        }
    }

    private Map<String, Object> changeOrder(
            String userId, String orderId, String column, String value, String expected) {
        return database.inTransaction(() -> {
            String status = Lookups.orderRow(database, userId, orderId).text("status");
            if (!status.equals(expected)) {
                throw new ShopException(
                        Code.WRONG_STATUS,
                        "order " + orderId + " is " + status + "; only a " + expected + " one changes");
            }
            database.change("UPDATE orders SET " + column + " = ? WHERE order_id = ?", value, orderId);
            return answer("order_id", orderId, "changed");
        });
    }

    private static Map<String, Object> answer(String idName, String id, String status) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(idName, id);
        answer.put("status", status);
        return answer;
    }
}
