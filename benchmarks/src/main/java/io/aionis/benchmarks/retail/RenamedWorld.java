package io.aionis.benchmarks.retail;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A shop in which every id is another one and lists stand in another order: what only repeats recorded ids or places
 * fails in it, what finds its way again succeeds. Compare states only within one such world and its fresh copies. Not
 * thread-safe.
 */
public final class RenamedWorld implements World {

    private final World shop;
    private final IdRenaming ids;

    private RenamedWorld(World shop, IdRenaming ids) {
        this.shop = shop;
        this.ids = ids;
    }

    static RenamedWorld of(RetailDatabase shop, long seed) {
        Random random = new Random(seed);
        IdRenaming ids = IdRenaming.of(shop, random);
        RetailDatabase renamed = new RetailDatabase(
                table(shop.orders(), ids, random),
                table(shop.products(), ids, random),
                table(shop.users(), ids, random));
        return new RenamedWorld(new RetailWorld(renamed), ids);
    }

    /** The value with every string and member name that is an id, as a whole, renamed; ids within longer text stay. */
    public Json renamed(Json value) {
        return ids.rename(value);
    }

    /** The same action on the renamed records. */
    public TauAction renamed(TauAction action) {
        return new TauAction(action.name(), ids.rename(action.kwargs()));
    }

    @Override
    public Set<String> tools() {
        return shop.tools();
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj args) {
        return shop.call(tool, args);
    }

    @Override
    public String stateHash() {
        return shop.stateHash();
    }

    @Override
    public RenamedWorld fresh() {
        return new RenamedWorld(shop.fresh(), ids);
    }

    private static Table table(Table table, IdRenaming ids, Random random) {
        Map<String, Json.Obj> records = new LinkedHashMap<>();
        for (Map.Entry<String, Json.Obj> entry :
                permuted(table.initial(), random).entrySet()) {
            records.put(ids.rename(entry.getKey()), ids.rename(permuted(entry.getValue(), random)));
        }
        return Table.of(records);
    }

    /** The record with its lists and maps of things in another order; a payment history's order has a meaning. */
    private static Json.Obj permuted(Json.Obj record, Random random) {
        Map<String, Json> members = new LinkedHashMap<>(record.members());
        members.replaceAll((name, value) -> switch (name) {
            case "items", "orders", "fulfillments", "variants", "payment_methods" -> permuted(value, random);
            default -> value;
        });
        return new Json.Obj(members);
    }

    private static Json permuted(Json value, Random random) {
        if (value instanceof Json.Obj object) {
            return new Json.Obj(permuted(object.members(), random));
        }
        if (value instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            Collections.shuffle(elements, random);
            return new Json.Arr(elements);
        }
        return value;
    }

    private static <T> Map<String, T> permuted(Map<String, T> map, Random random) {
        List<Map.Entry<String, T>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<String, T> permuted = new LinkedHashMap<>();
        entries.forEach(entry -> permuted.put(entry.getKey(), entry.getValue()));
        return permuted;
    }
}
