package io.aionis.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of messages and results that may hold pictures too. */
final class Texts {

    private Texts() {}

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
