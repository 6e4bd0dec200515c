package io.aionis.firewall.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {

    @Test
    void should_end_a_clause_at_sentences_values_and_cells() {
        assertThat(texts("One two. Three! {'a': 'four five', 'b': 6}\n\nseven | eight"))
                .containsExactly("one two", "three", "a", "four five", "b", "6", "seven", "eight");
    }

    @Test
    void should_keep_addresses_numbers_and_names_of_code_whole() {
        List<Word> words = Clauses.of("Mail kim@shop.example or see https://x.example/a?b=c, $5.00 by findPerson")
                .get(0)
                .words();
        assertThat(words)
                .extracting(Word::shape)
                .containsSubsequence(Word.Shape.EMAIL, Word.Shape.URL, Word.Shape.NUMBER, Word.Shape.IDENTIFIER);
    }

    @Test
    void should_know_where_a_command_may_stand() {
        assertThat(commands("Please kindly send it and then delete them, quickly close"))
                .contains("send", "delete", "close");
        assertThat(commands("we should send it")).doesNotContain("send");
        assertThat(commands("a new colour, Send it")).contains("send");
        assertThat(commands("the fence Send it")).contains("send");
    }

    @Test
    void should_know_what_is_negated() {
        Clause clause = Clauses.of("never skip the check").get(0);
        assertThat(clause.isNegated(1)).isTrue();
        assertThat(Clauses.of("do not hesitate to send it").get(0).isNegated(4)).isFalse();
        assertThat(Clauses.of("to avoid delays, skip it").get(0).isNegated(4)).isFalse();
    }

    @Test
    void should_find_a_phrase_with_gaps_and_words_that_may_be_missing() {
        Phrase phrase = Phrase.of("^send/mail ..2 to the? desk*");
        assertThat(stands(phrase, "send it to desks")).isTrue();
        assertThat(stands(phrase, "mail a b to the desk")).isTrue();
        assertThat(stands(phrase, "mail a b c to the desk")).isFalse();
        assertThat(stands(phrase, "they send it to desks")).isFalse();
        assertThat(stands(Phrase.of("!send it"), "send it")).isFalse();
        assertThat(stands(Phrase.of("!send it"), "please send it")).isTrue();
    }

    @Test
    void should_name_the_sets_of_words_when_one_is_unknown() {
        assertThatThrownBy(() -> Phrase.of("@nothing here"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("agent");
    }

    private static boolean stands(Phrase phrase, String text) {
        Clause clause = Clauses.of(text).get(0);
        for (int i = 0; i < clause.size(); i++) {
            if (phrase.standsAt(clause, i)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(String text) {
        return Clauses.of(text).stream()
                .map(clause ->
                        String.join(" ", clause.words().stream().map(Word::text).toList()))
                .toList();
    }

    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        for (Clause clause : Clauses.of(text)) {
            for (int i = 0; i < clause.size(); i++) {
                if (clause.isCommand(i)) {
                    commands.add(clause.word(i));
                }
            }
        }
        return commands;
    }
}
