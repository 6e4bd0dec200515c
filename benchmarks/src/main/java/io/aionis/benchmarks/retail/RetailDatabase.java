package io.aionis.benchmarks.retail;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The shop's three tables. */
record RetailDatabase(Table orders, Table products, Table users) {

    /**
     * Reads {@code retail_orders.json.gz}, {@code retail_products.json.gz} and {@code retail_users.json.gz}.
     *
     * @throws IOException when a file is missing, cannot be read or is no gzip
     * @throws IllegalArgumentException when a file is no JSON object of objects
     */
    static RetailDatabase read(Path folder) throws IOException {
        return new RetailDatabase(
                table(folder.resolve("retail_orders.json.gz")),
                table(folder.resolve("retail_products.json.gz")),
                table(folder.resolve("retail_users.json.gz")));
    }

    RetailDatabase fresh() {
        return new RetailDatabase(orders.fresh(), products.fresh(), users.fresh());
    }

    Json.Obj order(String id) {
        return existing(orders, id, "order not found");
    }

    Json.Obj product(String id) {
        return existing(products, id, "product not found");
    }

    Json.Obj user(String id) {
        return existing(users, id, "user not found");
    }

    String hash() {
        return Hashes.sha256(orders.digest() + products.digest() + users.digest());
    }

    private static Json.Obj existing(Table table, String id, String refusal) {
        Json.Obj found = table.find(id);
        if (found == null) {
            throw new Refusal(refusal);
        }
        return found;
    }

    private static Table table(Path file) throws IOException {
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return table(file, Json.parse(text));
        } catch (JsonFormatException e) {
            throw new IllegalArgumentException(
                    file + ": expected one JSON object of records by id; " + e.getMessage(), e);
        }
    }

    private static Table table(Path file, Json json) {
        if (!(json instanceof Json.Obj object)) {
            throw new IllegalArgumentException(file + ": expected one JSON object of records by id");
        }
        Map<String, Json.Obj> records = new LinkedHashMap<>();
        object.members().forEach((id, value) -> {
            if (!(value instanceof Json.Obj record)) {
                throw new IllegalArgumentException(file + ": record " + Json.of(id) + ": expected a JSON object");
            }
            records.put(id, record);
        });
        return Table.of(records);
    }
}
