package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A procedure that a seed draws, done by an agent that knows it, each time with other parameters in another small shop.
 * Some runs read something besides, or fail once before a write works.
 */
final class HiddenProcedure {

    private static final List<String> COLORS = List.of("red", "blue", "green", "black", "white");

    private final boolean exchanges;
    private final boolean returns;
    private final boolean cancels;
    private final boolean mails;
    private final boolean pays;
    private final boolean manyOrders;
    private final String reason;

    HiddenProcedure(long seed) {
        Random random = new Random(seed);
        exchanges = random.nextBoolean();
        returns = random.nextBoolean();
        cancels = random.nextBoolean();
        mails = random.nextBoolean();
        pays = random.nextBoolean();
        manyOrders = random.nextBoolean();
        reason = random.nextBoolean() ? "no longer needed" : "Policy 7, section 2";
    }

    /** One run of it. */
    Runs run(long seed) {
        return run(seed, true);
    }

    /** One run of it, with or without calls that lead nowhere. */
    Runs run(long seed, boolean detours) {
        Random random = new Random(seed);
        String email = "user" + id(random, "") + "@example.org";
        String user = id(random, "u_");
        // Of other lengths from one run to the next, so that what is gone through shows.
        int orders = manyOrders ? 1 + (int) (seed % 3) : 1;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            ids.add(id(random, "#W"));
        }
        int chosen = random.nextInt(COLORS.size());
        Runs runs = Runs.given("{'email': '" + email + "', 'color': '" + COLORS.get(chosen) + "', 'order': '"
                + ids.get(0) + "', 'orders': ['" + String.join("', '", ids) + "']}");
        boolean detour = random.nextBoolean() && detours;
        runs.read("find_user", "{'email': '" + email + "'}", user);
        if (detour) {
            runs.read("think", "{'thought': 'Now " + id(random, "") + " things to do, one by one.'}", "");
        }
        String shipped = id(random, "#W");
        List<String> open = List.of(id(random, "#W"), id(random, "#W")).subList(0, 1 + (int) (seed % 2));
        StringBuilder history = new StringBuilder("{'id': '" + shipped + "', 'state': 'shipped'}");
        open.forEach(order -> history.append(", {'id': '" + order + "', 'state': 'pending'}"));
        runs.read(
                "get_user",
                "{'user_id': '" + user + "'}",
                "{'user_id': '" + user + "', 'card': '" + id(random, "card_") + "', 'history': [" + history + "]}");
        if (exchanges || returns) {
            items(runs, ids.get(0), chosen, 1 + (int) (seed % 3), random);
        }
        if (manyOrders) {
            ids.forEach(order -> runs.write("hold", "{'order': '" + order + "', 'user': '" + user + "'}", "held"));
        }
        if (cancels) {
            if (detour) {
                runs.call("cancel", "{'order': 'x'}", "no such order", Outcome.FAILED, Effect.WRITE);
            }
            open.forEach(order -> runs.write(
                    "cancel", "{'order': '" + order + "', 'reason': '" + reason + "'}", "{'state': 'cancelled'}"));
        }
        if (mails) {
            runs.write(
                    "mail",
                    "{'to': '" + email + "', 'text': 'Order " + ids.get(0) + " in " + COLORS.get(chosen)
                            + " is done.'}",
                    "sent");
        }
        if (pays) {
            runs.write(
                    "pay",
                    "{'user': '" + user + "', 'key': '" + new UUID(random.nextLong(), random.nextLong()) + "'}",
                    "paid");
        }
        return runs.write("close", "{'user': '" + user + "', 'note': '" + reason + "'}", "closed");
    }

    private void items(Runs runs, String order, int chosen, int breaks, Random random) {
        List<String> items = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        String wanted = "";
        for (int i = 0; i < COLORS.size(); i++) {
            String item = id(random, "i-");
            items.add("{'item_id': '" + item + "', 'color': '" + COLORS.get(i) + "', 'state': '"
                    + (i < breaks ? "broken" : "fine") + "'}");
            if (i < breaks) {
                broken.add(item);
            }
            wanted = i == chosen ? item : wanted;
        }
        runs.read("get_order", "{'order': '" + order + "'}", "{'order': '" + order + "', 'items': " + items + "}");
        if (exchanges) {
            runs.write("exchange", "{'order': '" + order + "', 'item_id': '" + wanted + "'}", "{'state': 'requested'}");
        }
        if (returns) {
            runs.write(
                    "give_back",
                    "{'order': '" + order + "', 'item_ids': ['" + String.join("', '", broken) + "']}",
                    "{'state': 'requested'}");
        }
    }

    private static String id(Random random, String prefix) {
        return prefix + (100_000_000 + random.nextInt(800_000_000));
    }
}
