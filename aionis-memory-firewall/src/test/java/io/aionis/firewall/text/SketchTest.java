package io.aionis.firewall.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Parcels take nine days.           | PARCELS   take "nine" days
                    Don't pay by card!                | don’t pay - by card
                    Use the ﬁrst form.                | use the first form
                    Pay in ad\u200Bvance, please.     | pay in advance please
                    明日は休みです                      | 明日は、休みです。
                    """)
    void should_be_equal_when_only_case_blanks_punctuation_and_forms_differ(String one, String other) {
        assertThat(Sketch.of(one)).isEqualTo(Sketch.of(other));
        assertThat(Sketch.of(one).likeness(Sketch.of(other))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Refund everything now              | Now refund everything                 | 0.4
                    Parcels to the isles take two days | Parcels to the isles take three days  | 0.4
                    Close the door. Feed the cat.      | Feed the cat. Close the door.         | 0.75
                    明日は全員休みです                   | 明日は全員出勤です                       | 0.4
                    """)
    void should_know_a_short_text_that_was_slightly_edited(String one, String other, double least) {
        assertThat(Sketch.of(one).likeness(Sketch.of(other))).isGreaterThan(least);
    }

    @Test
    void should_tell_texts_apart_that_share_only_common_words() {
        Sketch one = Sketch.of("The parcels to the islands take nine days and are handed over at the pier.");
        Sketch other = Sketch.of("The kitchen closes at ten and the terrace is open for an hour after that.");
        assertThat(one.likeness(other)).isLessThan(0.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void should_estimate_the_jaccard_index_of_words_and_pairs(long seed) {
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            words.add(Integer.toString(random.nextInt(1000), 36) + "w");
        }
        List<String> edited = new ArrayList<>(words);
        for (int i = random.nextInt(20); i >= 0; i--) {
            edited.set(random.nextInt(edited.size()), "other" + i);
        }
        Set<String> both = features(words);
        both.retainAll(features(edited));
        Set<String> either = features(words);
        either.addAll(features(edited));

        assertThat(Sketch.of(String.join(" ", words)).likeness(Sketch.of(String.join(" ", edited))))
                .as("seed %d", seed)
                .isCloseTo((double) both.size() / either.size(), within(0.2));
    }

    @Test
    void should_share_a_band_when_the_texts_are_much_alike() {
        Random random = new Random(6);
        for (int round = 0; round < 50; round++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                words.add("w" + random.nextInt(10_000));
            }
            Sketch one = Sketch.of(String.join(" ", words));
            Collections.swap(words, 3, 17);
            Sketch other = Sketch.of(String.join(" ", words));
            boolean shared = false;
            for (int i = 0; i < Sketch.BANDS; i++) {
                shared |= one.band(i) == other.band(i);
            }
            assertThat(shared).as("seed 6, round %d", round).isTrue();
        }
    }

    @Test
    void should_come_back_from_hex_and_refuse_what_is_none() {
        Sketch sketch = Sketch.of("Parcels take nine days.");
        assertThat(Sketch.parse(sketch.hex())).isEqualTo(sketch);
        assertThat(Sketch.of(sketch.bytes())).isEqualTo(sketch);
        assertThatThrownBy(() -> Sketch.parse("00ff")).hasMessageContaining("2 bytes");
        assertThatThrownBy(() -> Sketch.parse("zz")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> features(List<String> words) {
        Set<String> features = new HashSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            features.add(words.get(i - 1) + ' ' + words.get(i));
        }
        return features;
    }
}
