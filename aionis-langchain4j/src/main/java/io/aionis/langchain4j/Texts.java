package io.aionis.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of messages and results that may hold pictures too. */
final class Texts {

    private Texts() {}

    /** JSON text in which everything invisible, or that changes direction, is written as an escape: nothing is lost. */
    static String visible(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c == '\n' || c == ' ' ? Character.OTHER_SYMBOL : Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> out.append(String.format("\\u%04x", (int) c));
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The text parts, one to a line; other parts by their type in brackets. */
    static String of(@Nullable List<Content> contents) {
        if (contents == null) {
            return "";
        }
        return contents.stream()
                .map(content -> content instanceof TextContent text ? text.text() : "[" + content.type() + "]")
                .collect(Collectors.joining("\n"));
    }
}
