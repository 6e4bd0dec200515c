package io.aionis.benchmarks.retail;

import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A retail shop's service desk: finds customers and orders, cancels and changes pending orders, takes delivered items
 * back. Refusals begin with {@code Error: }. Not thread-safe; fresh worlds share nothing that changes.
 */
public final class RetailWorld implements World {

    private interface Tool {
        String answer(RetailDatabase shop, Args args);
    }

    private static final Map<String, Tool> TOOLS = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry("find_user_id_by_email", Lookups::userByEmail),
            Map.entry("find_user_id_by_name_zip", Lookups::userByNameAndZip),
            Map.entry("get_user_details", Lookups::user),
            Map.entry("get_order_details", Lookups::order),
            Map.entry("get_product_details", Lookups::product),
            Map.entry("list_all_product_types", (shop, args) -> Lookups.productTypes(shop)),
            Map.entry("calculate", (shop, args) -> Calculation.evaluate(args.text("expression"))),
            Map.entry("think", (shop, args) -> ""),
            Map.entry("transfer_to_human_agents", (shop, args) -> "Transfer successful"),
            Map.entry("cancel_pending_order", PendingOrders::cancel),
            Map.entry("modify_pending_order_address", PendingOrders::modifyAddress),
            Map.entry("modify_pending_order_items", PendingOrders::modifyItems),
            Map.entry("modify_pending_order_payment", PendingOrders::modifyPayment),
            Map.entry("modify_user_address", PendingOrders::modifyUserAddress),
            Map.entry("return_delivered_order_items", DeliveredOrders::returnItems),
            Map.entry("exchange_delivered_order_items", DeliveredOrders::exchangeItems))));

    private final RetailDatabase shop;

    RetailWorld(RetailDatabase shop) {
        this.shop = shop;
    }

    /**
     * The shop of a folder that holds {@code retail_orders.json.gz}, {@code retail_products.json.gz} and
     * {@code retail_users.json.gz}, each one JSON object of records by id.
     *
     * @throws IOException when a file is missing, cannot be read or is no gzip
     * @throws IllegalArgumentException when a file is no JSON object of objects
     */
    public static RetailWorld open(Path folder) throws IOException {
        return new RetailWorld(RetailDatabase.read(folder));
    }

    @Override
    public Set<String> tools() {
        return TOOLS.keySet();
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj args) {
        Tool called = TOOLS.get(tool);
        if (called == null) {
            return new Refusal("unknown tool " + Json.of(tool)).answer();
        }
        try {
            return new ToolAnswer(called.answer(shop, new Args(args)), false);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    @Override
    public String stateHash() {
        return shop.hash();
    }

    @Override
    public RetailWorld fresh() {
        return new RetailWorld(shop.fresh());
    }

    /** This shop at its initial state with other ids and permuted arrays; the same seed gives the same shop. */
    public RenamedWorld renamed(long seed) {
        return RenamedWorld.of(shop, seed);
    }

    /** The status of each order at the start, by its id. */
    public Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        shop.orders().initial().forEach((id, order) -> statuses.put(id, Fields.text(order, "status")));
        return statuses;
    }

    /** The ids of the variants that can be bought at the start. */
    public Set<String> variants() {
        Set<String> ids = new LinkedHashSet<>();
        for (Json.Obj product : shop.products().initial().values()) {
            Fields.object(product, "variants").members().forEach((id, variant) -> {
                if (available(variant)) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    /** This shop at its initial state, but that an order has another status. */
    public RetailWorld withStatus(String orderId, String status) {
        Json.Obj order = Fields.with(shop.order(orderId), "status", status);
        return new RetailWorld(
                new RetailDatabase(shop.orders().startingWith(orderId, order), shop.products(), shop.users()).fresh());
    }

    /** This shop at its initial state, but that a variant is sold out. */
    public RetailWorld soldOut(String variantId) {
        for (Map.Entry<String, Json.Obj> product : shop.products().initial().entrySet()) {
            Json.Obj variants = Fields.object(product.getValue(), "variants");
            if (variants.get(variantId) instanceof Json.Obj variant) {
                Json.Obj gone = Fields.with(variant, "available", Json.of(false));
                Json.Obj changed = Fields.with(product.getValue(), "variants", Fields.with(variants, variantId, gone));
                return new RetailWorld(new RetailDatabase(
                                shop.orders(), shop.products().startingWith(product.getKey(), changed), shop.users())
                        .fresh());
            }
        }
        throw new IllegalArgumentException("There is no variant '" + variantId + "'");
    }

    private static boolean available(Json variant) {
        return variant instanceof Json.Obj object && object.get("available") instanceof Json.Bool bool && bool.value();
    }
}
