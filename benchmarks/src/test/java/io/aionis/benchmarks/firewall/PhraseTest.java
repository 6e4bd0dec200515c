package io.aionis.benchmarks.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

    private static final TauAction CALL = new TauAction(
            "exchange_delivered_items", (Json.Obj) Json.parse("{\"order_id\":\"#W23\",\"new_ids\":[\"115\",\"116\"]}"));

    @Test
    void should_say_the_same_call_in_four_ways() {
        assertThat(Phrase.JSON.of(CALL))
                .isEqualTo("Call exchange_delivered_items with {\"order_id\":\"#W23\",\"new_ids\":[\"115\",\"116\"]}");
        assertThat(Phrase.PROSE.of(CALL))
                .isEqualTo(
                        "For this request exchange_delivered_items is the tool to use, with order id #W23, new ids 115,"
                                + " new ids 116.");
        assertThat(Phrase.PARAPHRASE.of(CALL))
                .isEqualTo(
                        "Given new ids 116, new ids 115, order id #W23, what helped here was exchanging the items of the"
                                + " delivered.");
        assertThat(Phrase.ONE_VALUE.of(CALL))
                .isEqualTo("What helped here was exchanging the items of the delivered, for #W23.");
    }

    @ParameterizedTest
    @CsvSource({
        "think, thinking",
        "bookReservation, booking the reservation",
        "find_user_id, finding the id of the user"
    })
    void should_spell_out_tool_names(String tool, String words) {
        assertThat(Phrase.spelledOut(tool)).isEqualTo(words);
    }
}
