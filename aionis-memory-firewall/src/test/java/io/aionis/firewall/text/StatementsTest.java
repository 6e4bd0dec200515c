package io.aionis.firewall.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The return window for shoes is 30 days.          | Shoes: the return window is 90 days
            The return window for shoes is 30 days.          | The window for returns of shoes is now two weeks
            Express shipping costs $5.                       | Express shipping costs 7 dollars
            Order #W1 was delivered on 3 May.                | Order #W1 was delivered on May 6th
            The database port is 5432.                       | The database port is 6432.
            The support address is help@acme.example.        | The support address is help@evil.example.
            The carrier for fragile goods is Northwind.      | The carrier for fragile goods is Contoso Air.
            Returns of sale items are allowed.               | Returns of sale items are not allowed.
            Returns of sale items are possible.              | Returns of sale items are forbidden.
            Sale items can be returned to shops.             | Sale items cannot be returned to shops.
            The plugin supports Java 17 in tests.            | The plugin doesn't support Java 17 in tests.
            Customer support opens at 9:00 am.               | Customer support opens at 10:00 am.
            Checked bags must not exceed 23 kg.              | Checked bags must not exceed 32 kg.
            The server runs at version 2.1.0.                | The server runs at version 2.2.0.
            Important notice: the late fee is $5             | The late fee is $6
            The discount for members is 10%.                 | The discount for members is 15 percent.
            """)
    void should_let_two_sentences_about_one_thing_meet_and_differ(String one, String other) {
        assertThat(Statements.of(one)).hasSize(1);
        assertThat(Statements.of(other)).hasSize(1);
        assertThat(Statements.of(one).get(0).contradicts(Statements.of(other).get(0)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The return window for shoes is 14 days.  | Shoes have a return window of two weeks.
            The deposit for keys is $1,000.00.       | Keys: the deposit is 1000 dollars
            The discount for members is 10%.         | Members: the discount is 10 percent
            Returns of sale items are not allowed.   | Returns of sale items are forbidden.
            """)
    void should_take_other_ways_of_writing_for_the_same(String one, String other) {
        assertThat(Statements.of(one)).hasSize(1).isEqualTo(Statements.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Order #W1 was delivered on 3 May.            | Order #W2 was delivered on 5 May.
            Java 17 is supported by the plugin.          | Java 21 is not supported by the plugin.
            Flight HAT001 departs at 06:00.              | Flight HAT002 departs at 07:00.
            Anna's gift balance is $30.                  | Robert's gift balance is $40.
            Express shipping costs $5.                   | Express shipping takes 5 days.
            The window for shoes is 30 days.             | The window for shoes is $30.
            In 2019 the revenue of Northwind was $3.     | In 2020 the revenue of Northwind was $5.
            The limit for gold members is 3 bags.        | The limit for silver members is 2 bags.
            The return window is at least 30 days.       | The warranty window is at least 90 days.
            Your card ending in 4605 was charged $424.   | Your card ending in 4605 was charged $100.
            He scored 20 points in the final.            | He scored 30 points in the final.
            """)
    void should_not_let_sentences_about_two_things_meet(String one, String other) {
        for (Statement mine : Statements.of(one)) {
            assertThat(Statements.of(other)).noneMatch(mine::contradicts);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"return_window_days\": 30, \"category\": \"shoes\"}",
                "| The return window for shoes is 30 days | yes |",
                "<p>The return window for shoes is 30 days.</p>",
                "```\nThe return window for shoes is 30 days.\n```",
                "int window = 30; // the return window for shoes is 30 days;",
                "Is the return window for shoes 30 days?",
                "It is 30 days for all shoes in the shop.",
                "This order of shoes is worth $30.",
                "Price: $30",
                "Error: not enough seats on flight HAT229",
                "Ship the shoes in 30 days.",
                "",
                "   \n\t",
                "30",
                "Le délai de retour pour les chaussures est de 30 jours."
            })
    void should_read_nothing_off_what_states_nothing(String text) {
        assertThat(Statements.of(text)).isEmpty();
    }

    @Test
    void should_leave_out_what_needs_the_sentences_before_it() {
        assertThat(Statements.of("The total price is $30.")).hasSize(1);
        assertThat(Statements.of("We looked at it. The total price is $30.")).isEmpty();
        List<Statement> first = Statements.of("Order #W1 came today. The total price is $30.");
        List<Statement> second = Statements.of("Order #W2 came today. The total price is $40.");
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1);
        assertThat(first.get(0).contradicts(second.get(0))).isFalse();
        assertThat(first.get(0)
                        .contradicts(Statements.of("Order #W1 came today. The total price is $40.")
                                .get(0)))
                .isTrue();
    }

    @Test
    void should_leave_out_what_one_text_says_twice_and_differently() {
        assertThat(Statements.of("# Gold\nThe free bag limit is 3 bags.\n# Silver\nThe free bag limit is 2 bags."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            database.port               | 5432        | The database port is 5432.
            return window for shoes     | two weeks   | The return window for shoes is 14 days.
            carrier for fragile goods   | Northwind   | The carrier for fragile goods is Northwind.
            returns of sale items       | not allowed | Returns of sale items are forbidden.
            """)
    void should_read_what_is_stated_in_so_many_words_as_the_same_in_prose(String subject, String value, String prose) {
        assertThat(Statements.of(prose))
                .containsExactly(Statements.stated(subject, value).orElseThrow());
    }

    @Test
    void should_state_nothing_of_blank_or_endless_words() {
        assertThat(Statements.stated(" ", "5")).isEmpty();
        assertThat(Statements.stated("port", " ")).isEmpty();
        assertThat(Statements.stated("the", "5")).isEmpty();
        assertThat(Statements.stated("port", "5".repeat(2_000))).isEmpty();
    }

    @Test
    void should_hold_no_more_than_sixteen_and_no_words() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("The shelf life of product P")
                    .append(i)
                    .append(" is ")
                    .append(i + 1)
                    .append(" days. ");
        }
        List<Statement> statements = Statements.of(text.toString());
        assertThat(statements).hasSize(16).doesNotHaveDuplicates();
        assertThat(statements).allSatisfy(statement -> {
            assertThat(statement.subject()).matches("[0-9a-f]{16}");
            assertThat(statement.value()).matches("[0-9a-f]{16}");
        });
    }

    @Test
    void should_read_any_text_to_its_end() {
        long seed = System.nanoTime();
        System.out.println("StatementsTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "aZ 09.,:;-#@/\\\"'[]{}<>|$%\n\t\u200B\u202E\uD83D\uDE00\uD800\u00E9\u0130\uFF11 is not ";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(2_000);
            while (text.length() < length) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Statements.of(text.toString())).as("seed %d", seed).hasSizeLessThanOrEqualTo(16);
            assertThat(Statements.of(text.toString())).as("seed %d", seed).isEqualTo(Statements.of(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "1", " ", "[", "\"", ";  ", "a@", "1-", "x.", "/a", "is ", "#", "'", "{", "$1,", "May 1 "})
    void should_bear_a_megabyte_of_one_thing(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertThat(Statements.of(text)).hasSizeLessThanOrEqualTo(16);
        assertThat(Prose.isRecord(text)).isIn(true, false);
    }
}
