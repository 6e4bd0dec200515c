package io.aionis.benchmarks.latency;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Notes as a team keeps them in a vector store, the same for the same seed: some 500 characters each of statements about
 * devices, written by one of some writers; every eighth is an earlier one with a few words changed.
 */
final class ForeignNotes {

    private static final int LENGTH = 500;
    private static final int VARIATION_EVERY = 8;
    private static final int REMEMBERED = 1_000;
    private static final int WRITERS = 12;
    private static final List<String> THINGS = List.of(
            "router", "printer", "gateway", "meter", "camera", "scanner", "terminal", "sensor", "pump", "switch");
    private static final List<String> TRAITS = List.of(
            "firmware", "warranty", "owner", "location", "supplier", "battery", "password policy", "service interval");
    private static final List<String> WORDS = List.of(
            "after",
            "visit",
            "customer",
            "reported",
            "noise",
            "replaced",
            "cable",
            "tested",
            "again",
            "morning",
            "office",
            "north",
            "building",
            "second",
            "floor",
            "invoice",
            "waiting",
            "answer",
            "ordered",
            "spare",
            "part",
            "arrives",
            "technician",
            "checked",
            "logs",
            "nothing",
            "unusual",
            "except",
            "restart",
            "night",
            "temperature",
            "normal",
            "follow",
            "closed",
            "ticket",
            "opened",
            "moved",
            "rack",
            "label",
            "updated");

    private final Random random;
    private final WordHashes model = new WordHashes();
    private final List<String> remembered = new ArrayList<>();
    private int made;

    ForeignNotes(long seed) {
        this.random = new Random(seed);
    }

    /** Everybody who writes notes. */
    static List<String> writers() {
        return IntStream.range(0, WRITERS).mapToObj(ForeignNotes::writer).toList();
    }

    private static String writer(int number) {
        return "writer-" + number;
    }

    /** One note, and where the model puts it. */
    record Note(TextSegment segment, Embedding embedding) {}

    List<Note> next(int count) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add(next());
        }
        return notes;
    }

    /** A question that notes answer, as a vector. */
    Embedding question() {
        return Embedding.from(
                model.embed("what is the " + one(TRAITS) + " of " + thing() + " " + one(WORDS) + " " + one(WORDS)));
    }

    private Note next() {
        made++;
        boolean varies = made % VARIATION_EVERY == 0 && !remembered.isEmpty();
        String text = varies ? variation(one(remembered)) : fresh();
        if (remembered.size() < REMEMBERED) {
            remembered.add(text);
        } else {
            remembered.set(random.nextInt(REMEMBERED), text);
        }
        Metadata metadata =
                Metadata.from(Map.of("aionis.writer", writer(random.nextInt(WRITERS)), "source", "visit-" + made));
        return new Note(TextSegment.from(text, metadata), Embedding.from(model.embed(text)));
    }

    private String fresh() {
        StringBuilder text = new StringBuilder("Visit ").append(made).append(". ");
        while (text.length() < LENGTH) {
            text.append("The ")
                    .append(one(TRAITS))
                    .append(" of ")
                    .append(thing())
                    .append(" is ");
            text.append(one(WORDS)).append(' ').append(random.nextInt(10_000)).append(". ");
            for (int i = 0; i < 8; i++) {
                text.append(one(WORDS)).append(i == 7 ? ". " : " ");
            }
        }
        return text.toString().strip();
    }

    private String variation(String text) {
        String[] words = text.split(" ", -1);
        for (int i = 0; i < 3; i++) {
            words[random.nextInt(words.length)] = one(WORDS);
        }
        return String.join(" ", words);
    }

    private String thing() {
        return one(THINGS) + " " + random.nextInt(5_000);
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
