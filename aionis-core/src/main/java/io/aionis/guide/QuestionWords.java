package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import io.aionis.model.Json;
import java.util.Arrays;
import java.util.Map;

/**
 * Counts the distinct words of a question that a memory has too. Goes over each text once and makes no copy of it, so
 * that it can be asked of every memory; words are told apart by hash, which only ever orders rows. For one thread.
 */
final class QuestionWords {

    /** What a memory is about stands at its beginning; the rest of a long one is not read. */
    private static final int LONGEST_MEMORY = 400;

    /** Where there is so much to read, words alone find little; the memories asked for last are not read. */
    private static final int MOST_READ = 8_000_000;

    private final int[] hashes;
    private final int[] seenIn;
    private int memory;
    private int found;
    private int left;
    private int readable = MOST_READ;

    QuestionWords(String question) {
        hashes = Words.of(question).stream()
                .mapToInt(String::hashCode)
                .sorted()
                .distinct()
                .toArray();
        seenIn = new int[hashes.length];
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /** How many words of the question the memory's title, subject, route and targets have. */
    int in(Memory asked) {
        memory++;
        found = 0;
        left = Math.min(LONGEST_MEMORY, readable);
        int allowed = left;
        read(asked.title());
        Subject subject = asked.subject();
        if (subject instanceof Subject.Call call) {
            read(call);
        } else if (subject instanceof Subject.Key key) {
            read(key.name());
        } else if (subject instanceof Subject.Route route) {
            read(route.name());
        } else if (subject instanceof Subject.Way way) {
            way.tools().forEach(this::read);
        }
        if (asked.value() != null) {
            read(asked.value());
        }
        asked.targets().forEach(this::read);
        for (RouteStep step : asked.route()) {
            if (left > 0) {
                read(step.call());
            }
        }
        readable -= allowed - left;
        return found;
    }

    private void read(Subject.Call call) {
        read(call.tool());
        read(call.arguments());
    }

    private void read(Json json) {
        if (left <= 0) {
            return;
        }
        if (json instanceof Json.Obj obj) {
            for (Map.Entry<String, Json> member : obj.members().entrySet()) {
                read(member.getKey());
                read(member.getValue());
            }
        } else if (json instanceof Json.Arr arr) {
            arr.elements().forEach(this::read);
        } else if (json instanceof Json.Str str) {
            read(str.value());
        } else if (json instanceof Json.Num num && Math.abs(num.value().scale()) <= 30) {
            read(num.value().toPlainString());
        }
    }

    private void read(String text) {
        if (left <= 0) {
            return;
        }
        int end = Math.min(text.length(), left);
        left -= end;
        int hash = 0;
        int length = 0;
        char before = ' ';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || Character.isLetterOrDigit(c);
            if (length > 0 && (!letter || Words.begins(before, c))) {
                take(hash, length);
                hash = 0;
                length = 0;
            }
            if (letter) {
                hash = 31 * hash + (c >= 'a' && c <= 'z' ? c : Character.toLowerCase(c));
                length++;
            }
            before = c;
        }
        take(hash, length);
    }

    private void take(int hash, int length) {
        int at = length > 1 ? Arrays.binarySearch(hashes, hash) : -1;
        if (at >= 0 && seenIn[at] != memory) {
            seenIn[at] = memory;
            found++;
        }
    }
}
