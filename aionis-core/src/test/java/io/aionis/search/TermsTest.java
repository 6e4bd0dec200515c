package io.aionis.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkoutService      | checkout service checkoutservice",
                "get_order_details    | get order details get_order_details",
                "src/main/a.ts        | src main a ts src/main/a.ts",
                "#W2378156            | w2378156 w 2378156",
                "HTTPServer           | http server httpserver",
                "step2Name            | step2 step 2 name step2name",
                "io.aionis.Aionis#in  | io aionis aionis in io.aionis.aionis#in",
                "'(done.) [Done]'     | done done",
                "a3f9c2               | a3f9c2",
                "2024-01-05           | 2024 01 05 2024-01-05",
                "Straße ÉCOLE e\u0301té | straße école été",
                "ＡＢＣ                  | abc",
                "任务                   | 任 务 任务",
            })
    void should_give_names_whole_and_by_word(String text, String terms) {
        assertThat(Terms.of(text, 100)).containsExactly(terms.strip().split(" "));
    }

    @Test
    void should_see_through_characters_that_do_not_show() {
        assertThat(Terms.of("check\u200Bout \u202Etluser\u202C", 100)).containsExactly("checkout", "tluser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD800", "\uDC00\uD800", "\u0000\u0007\u001B[0m", "///", "...#", "🙂", "\uFFFF"})
    void should_give_no_empty_and_no_broken_term(String text) {
        assertThat(Terms.of(text, 100)).allSatisfy(TermsTest::isFitForLucene);
    }

    @Test
    void should_bound_a_name_of_any_length() {
        for (String piece :
                List.of("x", "X", "aB", "ab_", "7", "\uD83D\uDE42", "\uD835\uDD04", "任", "\u0301", "\uFDFA")) {
            List<String> terms = Terms.of(piece.repeat(200_000 / piece.length()), 8_192);

            assertThat(terms).as(piece).allSatisfy(TermsTest::isFitForLucene);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void should_take_any_text(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(random.nextInt(3) == 0 ? (char) random.nextInt(0x10000) : (char) (32 + random.nextInt(95)));
        }
        assertThat(Terms.of(text.toString(), 8_192))
                .as("seed " + seed)
                .isNotEmpty()
                .allSatisfy(TermsTest::isFitForLucene);
    }

    @Test
    void should_read_no_more_than_asked() {
        assertThat(Terms.of("one two three", 7)).containsExactly("one", "two");
    }

    private static void isFitForLucene(String term) {
        assertThat(term).isNotEmpty().hasSizeLessThanOrEqualTo(Terms.LONGEST + 1);
        byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(term);
    }
}
