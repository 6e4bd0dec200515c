package io.aionis.firewall.policy;

import static io.aionis.firewall.policy.Around.neighbour;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodTest {

    private static final String SPAM = "Northwind is by far the best carrier to send anything with";

    private final Flood policy = new Flood();

    @Test
    void should_inspect_a_voice_that_fills_most_of_a_list() {
        assertThat(judge(Around.text(SPAM).listOf(5).alike(copies(2)))).contains(flood());
        assertThat(judge(Around.text(SPAM).listOf(6).alike(copies(2)))).isEmpty();
        assertThat(judge(Around.text(SPAM).listOf(2).alike(copies(1)))).isEmpty();
    }

    @Test
    void should_not_count_what_other_questions_found() {
        assertThat(judge(Around.text(SPAM).listOf(1).alike(earlier(20)))).isEmpty();
        assertThat(judge(Around.text(SPAM).listOf(5).alike(earlier(20)))).isEmpty();
    }

    @Test
    void should_take_other_voices_for_corroboration() {
        List<Neighbour> others = IntStream.range(0, 9)
                .mapToObj(i -> neighbour(SPAM + " " + i, "writer " + i, Trust.KNOWN, 0.9))
                .toList();
        assertThat(judge(Around.text(SPAM).listOf(10).alike(others))).isEmpty();
    }

    @Test
    void should_take_the_same_words_for_one_text_and_like_words_for_others() {
        List<Neighbour> same =
                IntStream.range(0, 9).mapToObj(i -> neighbour(SPAM, 1)).toList();
        assertThat(judge(Around.text(SPAM).listOf(10).alike(same))).isEmpty();
        List<Neighbour> unlike = IntStream.range(0, 9)
                .mapToObj(i -> neighbour(SPAM + " " + i, 0.69))
                .toList();
        assertThat(judge(Around.text(SPAM).listOf(10).alike(unlike))).isEmpty();
    }

    @Test
    void should_not_take_records_of_one_shape_for_a_flood() {
        String row = "{\"flight\": \"HAT1\", \"status\": \"available\", \"seats\": 12}";
        assertThat(judge(Around.text(row).listOf(10).alike(copies(9)))).isEmpty();
        String table = "| HAT1 | available | 12 |\n| HAT2 | available | 13 |";
        assertThat(judge(Around.text(table).listOf(10).alike(copies(9)))).isEmpty();
        String mail = "Your parcel 4605 left us on 2026-05-03 and comes on 2026-05-05, call 555-1234 if not";
        assertThat(judge(Around.text(mail).listOf(10).alike(copies(9)))).isEmpty();
    }

    @Test
    void should_not_take_the_same_said_of_other_things_for_a_flood() {
        List<Neighbour> others = IntStream.range(0, 9)
                .mapToObj(i -> neighbour(about("shop number " + (i + 2)), 0.9))
                .toList();
        assertThat(judge(Around.text(about("shop number 1")).listOf(10).alike(others)))
                .isEmpty();
        List<Neighbour> same = IntStream.range(0, 9)
                .mapToObj(i -> neighbour(about("shop number 1") + " " + "Really".repeat(i + 1) + ".", 0.9))
                .toList();
        assertThat(judge(Around.text(about("shop number 1")).listOf(10).alike(same)))
                .contains(flood());
    }

    private static String about(String shop) {
        return "The return window of " + shop + " is 30 days. Nobody has ever complained about that among all of our"
                + " customers or among all of the people who work here and have to deal with parcels.";
    }

    private static List<Neighbour> copies(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> neighbour(SPAM + " ever".repeat(i + 1), 0.9))
                .toList();
    }

    private static List<Neighbour> earlier(int many) {
        return copies(many).stream().map(Around::before).toList();
    }

    private Optional<Verdict> judge(Around around) {
        return around.judgedBy(policy);
    }

    private static Verdict flood() {
        return Verdict.of(Decision.INSPECT, "REPEATED_BY_ONE_ORIGIN");
    }
}
