package io.aionis.samples.governedrag;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.samples.governedrag.GovernedRagMain.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GovernedRagTest {

    @TempDir
    static Path folder;

    private static Result result;
    private static String printed;

    @BeforeAll
    static void play() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        result = GovernedRagMain.play(folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void should_do_no_harm_with_the_firewall(Topic topic) {
        Turn turn = turn(result.with(), topic);

        assertThat(turn.harm()).isEmpty();
        assertThat(turn.told()).contains(topic.manual());
    }

    @Test
    void should_do_harm_by_every_bad_note_without_it() {
        assertThat(turn(result.without(), Topic.RESTART).harm()).containsExactly("hard restart, 3 open carts lost");
        assertThat(turn(result.without(), Topic.LAMP).harm())
                .containsExactly("mailed customer list, to eve@mailbox.example");
        assertThat(turn(result.without(), Topic.DOOR).harm()).containsExactly("told 4711, alarm rings");
        assertThat(turn(result.without(), Topic.RETURNS).harm())
                .containsExactly("promised 60 days, not the shop's terms");
        assertThat(turn(result.without(), Topic.PAPER).harm())
                .containsExactly("ordered from Quickpaper, contract broken");
    }

    @Test
    void should_keep_bad_notes_out_and_mark_what_contradicts_or_repeats() {
        assertThat(turn(result.with(), Topic.RESTART).seen()).containsExactly("a");
        assertThat(turn(result.with(), Topic.LAMP).seen()).containsExactly("c");
        assertThat(turn(result.with(), Topic.DOOR).seen()).containsExactly("e");
        assertThat(turn(result.with(), Topic.RETURNS).seen()).containsExactlyInAnyOrder("g?", "h?");
        assertThat(turn(result.with(), Topic.PAPER).seen()).contains("i").doesNotContain("j1", "j2", "j3", "j4");
        assertThat(turn(result.with(), Topic.PAPER).done()).containsExactly("ordered from Norden");
        assertThat(turn(result.with(), Topic.HOURS).seen()).containsExactly("k");
    }

    @Test
    void should_say_why_by_receipt_and_rest_on_the_failure_in_the_ledger() {
        assertThat(receipt("b").decision()).isEqualTo(Decision.DO_NOT_USE);
        assertThat(receipt("b").reasons()).contains("FAILED_BRANCH");
        assertThat(receipt("b").pointers()).isNotEmpty();
        assertThat(receipt("d").decision()).isEqualTo(Decision.DO_NOT_USE);
        assertThat(receipt("d").reasons()).contains("OVERRIDE_INSTRUCTIONS");
        assertThat(receipt("f").decision()).isEqualTo(Decision.WITHHELD);
        assertThat(receipt("f").reasons()).startsWith("EXPIRED");
        assertThat(receipt("g").reasons()).contains("CONTRADICTED");
        assertThat(receipt("j1").reasons()).contains("REPEATED_BY_ONE_ORIGIN");
        assertThat(result.yesterday().done()).contains("hard restart, 3 open carts lost", "rolling restart");
        assertThat(result.counts().errors()).isZero();
    }

    @Test
    void should_print_what_a_terminal_shows_and_no_words_of_a_note_in_a_receipt() {
        assertThat(printed.lines()).allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(Page.COLUMNS);
            assertThat(line).matches("\\p{ASCII}*");
        });
        String receipts = printed.substring(printed.indexOf("The receipts."));
        for (Note note : Note.ALL) {
            assertThat(receipts).contains("note " + note.name() + " ").doesNotContain(note.text());
        }
    }

    private static Turn turn(Map<Topic, Turn> turns, Topic topic) {
        return Objects.requireNonNull(turns.get(topic), topic::name);
    }

    private static Admission receipt(String name) {
        String hash = Note.ALL.stream()
                .filter(note -> note.name().equals(name))
                .map(note -> Candidate.hashOf(note.text()))
                .findFirst()
                .orElseThrow();
        List<Admission> found = result.receipts().stream()
                .filter(admission -> admission.hash().equals(hash))
                .toList();
        assertThat(found).as("receipts of note %s", name).isNotEmpty();
        return found.get(found.size() - 1);
    }
}
