package io.aionis.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random run of a small shop: orders of the asked items are looked up, then items are exchanged and returned. */
final class RandomShop {

    private static final List<String> COLORS = List.of("red", "blue", "green", "black");
    private static final List<String> SIZES = List.of("small", "medium", "large");

    private final Random random;
    private final StringBuilder parameters = new StringBuilder("{'email': 'ann@example.org'");

    private RandomShop(long seed) {
        random = new Random(seed);
    }

    static Runs runs(long seed) {
        return new RandomShop(seed).runs();
    }

    private Runs runs() {
        int orders = 1 + random.nextInt(3);
        List<String> bodies = new ArrayList<>();
        List<String[]> writes = new ArrayList<>();
        for (int o = 0; o < orders; o++) {
            String order = id("#W");
            parameters
                    .append(", 'order_id_")
                    .append(o)
                    .append("': '")
                    .append(order)
                    .append("'");
            List<String> items = new ArrayList<>();
            int chosen = random.nextInt(3);
            String item = "";
            for (int i = 0; i < 3; i++) {
                String itemId = id("");
                String color = COLORS.get((i + o) % COLORS.size());
                String size = SIZES.get(random.nextInt(SIZES.size()));
                items.add("{'item_id': '" + itemId + "', 'options': {'color': '" + color + "', 'size': '" + size
                        + "'}, 'available': " + random.nextBoolean() + "}");
                if (i == chosen) {
                    item = itemId;
                    parameters.append(
                            ", 'item_" + o + "_color': '" + color + "', 'item_" + o + "_size': '" + size + "'");
                }
            }
            bodies.add("{'order_id': '" + order + "', 'status': 'delivered', 'count': 3, 'items': " + items
                    + ", 'payments': [{'payment_id': '" + id("card_") + "'}]}");
            writes.add(new String[] {order, item});
        }
        String user = id("ann_");
        Runs runs = Runs.given(parameters + "}")
                .read("find_user", "{'email': 'ann@example.org'}", user)
                .read("think", "{'thought': 'Now, " + id("") + " what next?'}", "");
        for (int o = 0; o < orders; o++) {
            runs.read("get_order", "{'order_id': '" + writes.get(o)[0] + "'}", bodies.get(o));
        }
        for (String[] write : writes) {
            runs.write(
                    random.nextBoolean() ? "give_back" : "exchange",
                    "{'user_id': '" + user + "', 'order_id': '" + write[0] + "', 'item_ids': ['" + write[1]
                            + "'], 'note': 'Ring twice, please.'}",
                    "{'status': 'requested'}");
        }
        return runs;
    }

    private String id(String prefix) {
        return prefix + (100_000_000 + random.nextInt(800_000_000));
    }
}
