package io.aionis.firewall.adapter;

import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Zep answers to a graph search, to a request for context, and to the older memory search and get: any of
 * {@code edges}, {@code nodes}, {@code episodes}, {@code observations}, {@code thread_summaries}, {@code facts},
 * {@code relevant_facts}, {@code messages}, {@code results}, {@code summary} and {@code context}, or a bare list of the
 * older results.
 *
 * <p>A fact ends when Zep says that it stopped being true or was replaced ({@code invalid_at}, {@code expired_at}; the
 * earlier). The writer of an episode or message is its {@code role}, else its {@code role_type}; a fact has none, since Zep
 * wrote it from what others said. A node is judged as one text of name and summary. A {@code context} block is one text:
 * a single bad fact in it costs the whole block, so ask for edges and nodes instead. Members that are not known are passed
 * over. Safe for use by many threads.
 */
public final class ZepResults {

    private static final List<String> FIELDS = List.of(
            "name",
            "created_at",
            "valid_at",
            "invalid_at",
            "expired_at",
            "source",
            "source_description",
            "source_node_uuid",
            "target_node_uuid",
            "session_id",
            "thread_id",
            "role",
            "role_type",
            "labels",
            "rating");

    private static final List<String> PARTS = List.of("fact", "message", "summary");

    private static final Map<String, Kind> LISTS = lists();

    private static final String EXPECTED = "an object with any of " + LISTS.keySet()
            + ", results, summary or context, as search and context requests answer";

    private ZepResults() {}

    /** What a row is, which tells where its text stands. */
    private enum Kind {
        FACT {
            @Override
            String text(JsonRow row) {
                return row.needed("fact", "content");
            }
        },
        NODE {
            @Override
            String text(JsonRow row) {
                String name = row.text("name");
                String summary = name == null ? row.needed("summary") : row.text("summary");
                return name == null || summary == null ? row.needed("name", "summary") : name + ": " + summary;
            }
        },
        SAID {
            @Override
            String text(JsonRow row) {
                return row.needed("content");
            }
        };

        abstract String text(JsonRow row);
    }

    /**
     * Reads an answer.
     *
     * @param json the body of the answer
     * @param store what the host calls this backend, as in {@code FirewallBuilder.trust}
     * @return its rows, list by list as named above
     * @throws IllegalArgumentException when it is not JSON, has none of these shapes, or none of its rows can be read; the
     *     message says where and what was expected
     */
    public static ForeignRows read(String json, String store) {
        RowCollector rows = new RowCollector(store);
        Answer answer = new Answer("Zep", store);
        Json body = answer.parse(json);
        if (body instanceof Json.Arr) {
            answer.each(body, "", (row, place) -> result(row, place, rows));
        } else if (body instanceof Json.Obj obj) {
            members(obj, answer, rows);
        } else {
            throw answer.unknown(body, EXPECTED);
        }
        return rows.all("the Zep answer");
    }

    private static void members(Json.Obj obj, Answer answer, RowCollector rows) {
        // Zep leaves out lists without rows, so an object without members is an answer that found nothing.
        boolean known = obj.members().isEmpty();
        for (Map.Entry<String, Kind> list : LISTS.entrySet()) {
            Json found = obj.get(list.getKey());
            if (found != null) {
                known = true;
                Kind kind = list.getValue();
                answer.each(found, "/" + list.getKey(), (row, place) -> add(row, place, kind, rows));
            }
        }
        Json results = obj.get("results");
        if (results != null) {
            known = true;
            answer.each(results, "/results", (row, place) -> result(row, place, rows));
        }
        for (String single : List.of("summary", "context")) {
            Json found = obj.get(single);
            if (found != null) {
                known = true;
                addUnlessNull(found, "/" + single, Kind.SAID, rows);
            }
        }
        if (!known) {
            throw answer.unknown(obj, EXPECTED);
        }
    }

    /** A result of the older search: a message, a fact or a summary, with a score beside it. */
    private static void result(Json json, String place, RowCollector rows) {
        if (!(json instanceof Json.Obj result) || PARTS.stream().allMatch(part -> isMissing(result.get(part)))) {
            rows.unread(place, "it holds none of " + PARTS + "; expected a search result of Zep");
            return;
        }
        for (String part : PARTS) {
            Json found = result.get(part);
            if (found != null && !isMissing(found)) {
                Json.Obj scored = within(result, part, found);
                add(scored, place + "/" + part, part.equals("fact") ? Kind.FACT : Kind.SAID, rows);
            }
        }
    }

    private static boolean isMissing(@Nullable Json part) {
        return part == null || part instanceof Json.Null;
    }

    /** The part with the score and session of the result that it stands in. */
    private static Json.Obj within(Json.Obj result, String part, Json found) {
        Map<String, Json> members = new LinkedHashMap<>(result.members());
        PARTS.forEach(members::remove);
        Json told = members.remove("metadata");
        if (told != null) {
            members.put("attributes", told);
        }
        if (found instanceof Json.Obj obj) {
            members.putAll(obj.members());
        } else {
            members.put(part.equals("fact") ? "fact" : "content", found);
        }
        return new Json.Obj(members);
    }

    private static void addUnlessNull(Json json, String place, Kind kind, RowCollector rows) {
        if (!isMissing(json)) {
            add(json, place, kind, rows);
        }
    }

    private static void add(Json json, String place, Kind kind, RowCollector rows) {
        Json row = json instanceof Json.Str text ? new Json.Obj(Map.of("content", text)) : json;
        rows.add(place, () -> row(JsonRow.of(row, place), kind, rows.store()));
    }

    private static ForeignRow row(JsonRow row, Kind kind, String store) {
        String text = kind.text(row);
        Claims claims = new Claims()
                .all(row.members().get("attributes"))
                .all(row.members().get("metadata"));
        row.say(claims, FIELDS).writtenAt(row.text("created_at"));
        if (kind == Kind.SAID) {
            claims.writtenBy(row.text("role", "role_type"));
        }
        claims.ends(row.text("invalid_at")).ends(row.text("expired_at"));
        return new ForeignRow(
                row.id("uuid", "uuid_", "id"), claims.candidate(text, row.number("score", "relevance"), store));
    }

    private static Map<String, Kind> lists() {
        Map<String, Kind> lists = new LinkedHashMap<>();
        lists.put("edges", Kind.FACT);
        lists.put("nodes", Kind.NODE);
        lists.put("episodes", Kind.SAID);
        lists.put("observations", Kind.NODE);
        lists.put("thread_summaries", Kind.NODE);
        lists.put("facts", Kind.FACT);
        lists.put("relevant_facts", Kind.FACT);
        lists.put("messages", Kind.SAID);
        return lists;
    }
}
