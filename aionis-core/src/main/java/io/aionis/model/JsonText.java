package io.aionis.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Text to {@link Json} and back, by Jackson's streaming parser. */
final class JsonText {

    /** Deep enough for any tool's answer, shallow enough for the recursion below. */
    private static final int DEEPEST = 200;

    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^\\]]*?(line: \\d+, column: \\d+)\\]");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(400)
                    // A name is as much a text from outside as a value is: what can be written is read again.
                    .maxNameLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
                    .build())
            .build();

    private JsonText() {}

    /** The parser names its source, which is never shown, next to a place in it: the place alone says something. */
    private static String withoutSource(String message) {
        return SOURCE.matcher(message).replaceAll("$1");
    }

    static Json read(String text, boolean unique) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, unique);
            if (parser.nextToken() == null) {
                throw new JsonFormatException("Not JSON: the text is empty; expected one JSON value");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                JsonLocation where = parser.currentTokenLocation();
                throw new JsonFormatException("Not JSON: more text after the value at line " + where.getLineNr()
                        + ", column " + where.getColumnNr() + "; expected exactly one JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
            throw new JsonFormatException("Not JSON" + place + ": " + withoutSource(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                return new Json.Obj(members);
            }
            case START_ARRAY -> {
                List<Json> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                return new Json.Arr(elements);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return number(parser);
            }
            case VALUE_TRUE -> {
                return new Json.Bool(true);
            }
            case VALUE_FALSE -> {
                return new Json.Bool(false);
            }
            case VALUE_NULL -> {
                return Json.nil();
            }
            default -> {
                return new Json.Str(parser.getText());
            }
        }
    }

    private static Json number(JsonParser parser) throws IOException {
        try {
            return new Json.Num(new BigDecimal(parser.getText()));
        } catch (NumberFormatException | ArithmeticException outOfRange) {
            throw new JsonFormatException(
                    "Not JSON that can be kept: the number '" + parser.getText() + "' is out of range", outOfRange);
        }
    }

    static String write(Json json, boolean sorted, boolean indented) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (indented) {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                generator.setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            }
            write(json, sorted, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(Json json, boolean sorted, JsonGenerator out) throws IOException {
        if (json instanceof Json.Obj obj) {
            out.writeStartObject();
            Map<String, Json> members = sorted ? new TreeMap<>(obj.members()) : obj.members();
            for (Map.Entry<String, Json> member : members.entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), sorted, out);
            }
            out.writeEndObject();
        } else if (json instanceof Json.Arr arr) {
            out.writeStartArray();
            for (Json element : arr.elements()) {
                write(element, sorted, out);
            }
            out.writeEndArray();
        } else if (json instanceof Json.Str str) {
            out.writeString(str.value());
        } else if (json instanceof Json.Num num) {
            // Plain digits where that is short, so that 100 is not printed as 1E+2.
            out.writeNumber(
                    Math.abs(num.value().scale()) <= 30
                            ? num.value().toPlainString()
                            : num.value().toString());
        } else if (json instanceof Json.Bool bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }
}
