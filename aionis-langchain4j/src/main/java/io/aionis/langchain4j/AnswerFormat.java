package io.aionis.langchain4j;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.output.JsonSchemas;
import io.aionis.model.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a plan's own answer is one that the caller of an AiService method can be given. */
final class AnswerFormat {

    private AnswerFormat() {}

    /**
     * The text of an answer, or null when the model has to give it: for a request that is held to a JSON schema, JSON that
     * keeps to it; for a method that returns text, text; for one that returns an object, JSON with what the object needs.
     *
     * @param returns what the method returns; null when unknown
     */
    static @Nullable String text(String answer, @Nullable ResponseFormat format, @Nullable Type returns) {
        boolean json = format != null && format.type() == ResponseFormatType.JSON;
        JsonSchema given = format == null ? null : format.jsonSchema();
        JsonSchemaElement schema = json && given != null ? given.rootElement() : schemaOf(returns);
        if (schema == null) {
            return !json && isText(returns) ? answer : null;
        }
        Json value = Json.parseOrText(answer);
        return fits(value, schema) ? value.text() : null;
    }

    private static boolean fits(@Nullable Json value, JsonSchemaElement schema) {
        if (schema instanceof JsonObjectSchema object) {
            return value instanceof Json.Obj given && fits(given, object);
        } else if (schema instanceof JsonArraySchema array) {
            return value instanceof Json.Arr given
                    && given.elements().stream().allMatch(element -> fits(element, array.items()));
        } else if (schema instanceof JsonEnumSchema choices) {
            return value instanceof Json.Str text && choices.enumValues().contains(text.value());
        } else if (schema instanceof JsonStringSchema) {
            return value instanceof Json.Str;
        } else if (schema instanceof JsonNumberSchema) {
            return value instanceof Json.Num;
        } else if (schema instanceof JsonIntegerSchema) {
            return value instanceof Json.Num number
                    && number.value().stripTrailingZeros().scale() <= 0;
        }
        // References, unions and raw schemas are left to whoever can read them.
        return schema instanceof JsonBooleanSchema && value instanceof Json.Bool;
    }

    private static boolean fits(Json.Obj value, JsonObjectSchema schema) {
        Map<String, JsonSchemaElement> properties = schema.properties();
        boolean complete =
                schema.required() == null || schema.required().stream().allMatch(name -> value.get(name) != null);
        return complete
                && value.members().entrySet().stream().allMatch(member -> {
                    JsonSchemaElement property = properties.get(member.getKey());
                    return property != null && fits(member.getValue(), property);
                });
    }

    private static @Nullable JsonSchemaElement schemaOf(@Nullable Type returns) {
        if (returns == null || isText(returns)) {
            return null;
        }
        return JsonSchemas.jsonSchemaFrom(content(returns))
                .map(schema -> schema.rootElement())
                .orElse(null);
    }

    private static boolean isText(@Nullable Type returns) {
        return returns != null && (content(returns) == String.class || MethodCall.isStreaming(returns));
    }

    /** What a result is of. */
    private static Type content(Type returns) {
        return returns instanceof ParameterizedType generic && generic.getRawType() == Result.class
                ? generic.getActualTypeArguments()[0]
                : returns;
    }
}
