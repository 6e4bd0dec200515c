package io.aionis.firewall.adapter;

import io.aionis.model.Json;
import java.util.List;

/**
 * Reads what Mem0 answers to a search or a get, of the platform's v1 and v2 API and of its open-source library: an object
 * with {@code results} or {@code memories}, a bare list of rows, or one row; and graph {@code relations}.
 *
 * <p>A row's writer is its {@code user_id}, else {@code agent_id}, else {@code actor_id}: the ids that the host gives come
 * before a name that a speaker may have chosen. Its {@code expiration_date} ends it; of a date without a time the day still
 * counts, in UTC. Its {@code metadata} stays as it is. A relation is judged as one text of source, relationship and target.
 * Members that are not known are passed over. Safe for use by many threads.
 */
public final class Mem0Results {

    private static final List<String> FIELDS = List.of(
            "user_id",
            "agent_id",
            "app_id",
            "run_id",
            "actor_id",
            "role",
            "hash",
            "categories",
            "created_at",
            "updated_at",
            "expiration_date");

    private static final String EXPECTED =
            "an object with results or memories, a list of rows, or one row with memory, as search and get answer";

    private Mem0Results() {}

    /**
     * Reads an answer.
     *
     * @param json the body of the answer
     * @param store what the host calls this backend, as in {@code FirewallBuilder.trust}
     * @return its rows in their order, memories before relations
     * @throws IllegalArgumentException when it is not JSON, has none of these shapes, or none of its rows can be read; the
     *     message says where and what was expected
     */
    public static ForeignRows read(String json, String store) {
        RowCollector rows = new RowCollector(store);
        Answer answer = new Answer("Mem0", store);
        Json body = answer.parse(json);
        if (body instanceof Json.Arr) {
            answer.each(body, "", (row, place) -> rows.add(place, () -> memory(row, place, store)));
        } else if (body instanceof Json.Obj obj) {
            lists(obj, answer, rows);
        } else {
            throw answer.unknown(body, EXPECTED);
        }
        return rows.all("the Mem0 answer");
    }

    private static void lists(Json.Obj obj, Answer answer, RowCollector rows) {
        boolean known = false;
        for (String name : List.of("results", "memories")) {
            Json list = obj.get(name);
            if (list != null) {
                known = true;
                answer.each(list, "/" + name, (row, place) -> rows.add(place, () -> memory(row, place, rows.store())));
            }
        }
        Json relations = obj.get("relations");
        if (relations != null) {
            known = true;
            answer.each(
                    relations, "/relations", (row, place) -> rows.add(place, () -> relation(row, place, rows.store())));
        }
        if (!known && obj.get("memory") != null) {
            rows.add("", () -> memory(obj, "", rows.store()));
        } else if (!known) {
            throw answer.unknown(obj, EXPECTED);
        }
    }

    private static ForeignRow memory(Json json, String place, String store) {
        JsonRow row = JsonRow.of(json, place);
        String text = row.needed("memory");
        Claims claims = row.say(new Claims().all(row.members().get("metadata")), FIELDS)
                .writtenBy(row.text("user_id", "agent_id", "actor_id"))
                .writtenAt(row.text("updated_at", "created_at"))
                .ends(row.text("expiration_date"));
        return new ForeignRow(row.id("id"), claims.candidate(text, row.number("score"), store));
    }

    private static ForeignRow relation(Json json, String place, String store) {
        JsonRow row = JsonRow.of(json, place);
        String text =
                row.needed("source") + " " + row.needed("relationship") + " " + row.needed("target", "destination");
        Claims claims = row.say(new Claims(), FIELDS).writtenBy(row.text("user_id", "agent_id"));
        return new ForeignRow(row.id("id"), claims.candidate(text, row.number("score"), store));
    }
}
