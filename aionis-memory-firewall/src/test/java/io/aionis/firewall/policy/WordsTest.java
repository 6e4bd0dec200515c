package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "exchangeItems, exchange items",
        "exchange_items, exchange items",
        "'  Exchange  items! ', exchange items",
        "HTTPServer2Go, httpserver2 go",
        "credit_card_9513926, credit card 9513926",
        "#W2378156, w2378156",
        "ex\u200Bchange, exchange",
        "\uFF25\uFF38, ex",
        "caf\u00E9Noir, caf\u00E9 noir",
        "'...', ''"
    })
    void should_split_names_and_prose_alike(String text, String words) {
        assertThat(String.join(" ", Words.split(text))).isEqualTo(words);
    }
}
