package io.aionis.samples.orderdesk;

import io.aionis.model.Json;
import java.util.Map;

/** An exchange to ask the desk for. Those named here are possible in a new shop: delivered, in stock, other price. */
public record Exchange(String email, String orderId, String item, String colour, String size) {

    public static final Exchange FIRST =
            new Exchange("jonas.ebert@example.com", "SO-1002", "Sun Hat", "blue", "medium");
    public static final Exchange SECOND =
            new Exchange("omar.haddad@example.com", "SO-1012", "Fleece Vest", "red", "medium");
    public static final Exchange THIRD =
            new Exchange("aiko.tanaka@example.com", "SO-1021", "Cotton Shirt", "black", "large");
    public static final Exchange FOURTH =
            new Exchange("ines.calvo@example.com", "SO-1015", "Wool Sweater", "red", "small");
    public static final Exchange FIFTH =
            new Exchange("lena.brandt@example.com", "SO-1017", "Yoga Mat", "green", "large");
    public static final Exchange SIXTH =
            new Exchange("clara.roth@example.com", "SO-1011", "Trail Jacket", "blue", "medium");

    /** Asks the desk, and returns its answer. */
    public String at(OrderDesk desk) {
        return desk.exchange(email, orderId, item, colour, size);
    }

    /** What varies, by the names that {@link OrderDesk#exchange} gives it: the parameters of a replay without a desk. */
    public Map<String, Json> parameters() {
        return Map.of(
                "email", Json.of(email),
                "orderId", Json.of(orderId),
                "item", Json.of(item),
                "colour", Json.of(colour),
                "size", Json.of(size));
    }

    @Override
    public String toString() {
        return item + " of order " + orderId + " for " + colour + ", " + size;
    }
}
