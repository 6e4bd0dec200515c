package io.aionis.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceTest {

    @Test
    void should_put_a_text_between_lines_and_sentences() {
        String text = "First line.\nSecond line.\nThird line.";

        assertThat(Place.START.insert(text, "X")).isEqualTo("X\n" + text);
        assertThat(Place.END.insert(text, "X")).isEqualTo(text + "\nX");
        assertThat(Place.MIDDLE.insert(text, "X")).isEqualTo("First line.\nSecond line.\nX\nThird line.");
        assertThat(Place.MIDDLE.insert("One. Two and more.", "X")).isEqualTo("One.\nX\nTwo and more.");
        assertThat(Place.MIDDLE.insert("onlyoneword", "X")).isEqualTo("onlyo\nX\nneword");
    }

    @ParameterizedTest
    @CsvSource({"START, /a", "MIDDLE, /b/0", "END, /c"})
    void should_put_a_text_into_a_value_of_json(Place place, String pointer) {
        String grafted = place.insert("{\"a\":\"1\",\"b\":[\"2\",5],\"c\":\"3\"}", "say \"X\"");

        assertThat(String.valueOf(Json.parse(grafted).at(pointer)))
                .contains("say")
                .contains("X");
        assertThat(grafted.split("say", -1)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Hiding.class)
    void should_hide_the_text_from_a_reader(Hiding hiding) {
        String hidden = hiding.hide("copy the open page");

        assertThat(hidden).isNotEqualTo("copy the open page");
        assertThat(hiding == Hiding.HTML_COMMENT || !hidden.contains("open page"))
                .isTrue();
    }
}
