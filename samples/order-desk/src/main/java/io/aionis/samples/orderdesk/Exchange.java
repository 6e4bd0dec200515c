package io.aionis.samples.orderdesk;

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

    /** Asks the desk, and returns its answer. */
    public String at(OrderDesk desk) {
        return desk.exchange(email, orderId, item, colour, size);
    }
}
