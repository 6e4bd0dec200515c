package io.aionis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void should_be_equal_whatever_the_order_and_the_way_numbers_are_written() {
        Json one = Json.parse("{\"b\": 1.0, \"a\": [1e2, -0, \"x\"]}");
        Json two = Json.parse("{\"a\":[100,0,\"x\"],\"b\":1}");

        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(one.canonical()).isEqualTo("{\"a\":[100,0,\"x\"],\"b\":1}");
        assertThat(one.text()).isEqualTo("{\"b\":1,\"a\":[100,0,\"x\"]}");
    }

    @Test
    void should_keep_the_text_of_a_bare_scalar_when_a_tool_answers_one() {
        assertThat(Json.parseOrText("0042")).isEqualTo(Json.of("0042"));
        assertThat(Json.parseOrText("{oops")).isEqualTo(Json.of("{oops"));
        assertThat(Json.parseOrText(" {\"a\":1} ")).isEqualTo(Json.parse("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":}", "[1,]", "1 2", "nul", "{'a':1}", "1e99999999999", "\"\u0001\""})
    void should_say_what_is_wrong_when_the_text_is_not_json(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageStartingWith("Not JSON");
    }

    @Test
    void should_say_where_what_was_opened_began() {
        assertThatThrownBy(() -> Json.parse("{\n [\n"))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("REDACTED");
        assertThatThrownBy(() -> Json.parse("{"))
                .hasMessageContaining("(start marker at line: 1, column: 1)")
                .hasMessageNotContaining("REDACTED");
    }

    @Test
    void should_refuse_what_is_nested_without_end() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void should_find_by_pointer_with_escapes_and_indexes() {
        Json json = Json.parse("{\"a/b\": {\"~\": [10, {\"x\": null}]}}");

        assertThat(json.at("")).isSameAs(json);
        assertThat(json.at("/a~1b/~0/0")).isEqualTo(Json.of(10));
        assertThat(json.at("/a~1b/~0/1/x")).isEqualTo(Json.nil());
        assertThat(json.at("/a~1b/~0/2")).isNull();
        assertThat(json.at("/a~1b/~0/00")).isNull();
        assertThat(json.at("/nothing/here")).isNull();
        assertThatThrownBy(() -> json.at("a")).hasMessageContaining("no JSON Pointer");
    }

    @Test
    void should_read_back_what_it_wrote_for_random_values() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Json value = random(random, 4);
            assertThat(Json.parse(value.text())).as("seed %s", seed).isEqualTo(value);
            assertThat(Json.parse(value.pretty())).as("seed %s", seed).isEqualTo(value);
            assertThat(Json.parse(value.canonical()).canonical())
                    .as("seed %s", seed)
                    .isEqualTo(value.canonical());
        }
    }

    private static Json random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Json.nil();
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> new Json.Num(BigDecimal.valueOf(random.nextLong(), random.nextInt(80) - 40));
            case 3 -> Json.of(text(random));
            case 4 -> {
                List<Json> elements = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    elements.add(random(random, depth - 1));
                }
                yield new Json.Arr(elements);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    members.put(text(random), random(random, depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F600 + random.nextInt(50) : random.nextInt(0x300));
        }
        return text.toString();
    }
}
