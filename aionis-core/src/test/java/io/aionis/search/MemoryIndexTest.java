package io.aionis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryIndexTest {

    private static final Set<String> DESK = Set.of("Desk.answer");

    private final MemoryIndex index = new MemoryIndex(null);

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void should_put_the_memory_with_more_and_rarer_words_first() {
        put("m1", "the order was refunded to the card");
        put("m2", "the order was cancelled");
        put("m3", "the address was changed");

        assertThat(rank("cancel: the order was cancelled?")).containsExactly("m2", "m1", "m3");
        assertThat(rank("refunded")).containsExactly("m1");
        assertThat(rank("nothing alike")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkoutService",
                "checkout",
                "SERVICE",
                "get_order_details",
                "details",
                "src/main/a.ts",
                "main",
                "#W2378156",
                "W2378156",
                "2378156"
            })
    void should_find_a_name_whole_and_by_part(String question) {
        put("m1", "checkoutService called get_order_details of \"#W2378156\" (see src/main/a.ts).");
        put("m2", "another thing altogether");

        assertThat(rank(question)).containsExactly("m1");
    }

    @Test
    void should_put_a_name_that_is_equal_before_one_that_shares_a_word() {
        put("m1", "get_order_details");
        put("m2", "get_user_details");

        assertThat(rank("get_user_details")).containsExactly("m2", "m1");
    }

    @Test
    void should_search_the_asked_tasks_alone() {
        index.update(
                List.of(
                        new Searchable("m1", "a", "cancel order"),
                        new Searchable("m2", "b", "cancel order"),
                        new Searchable("m3", "", "cancel order")),
                List.of());

        assertThat(index.rank("cancel", Set.of("a"), 9)).containsExactly("m1");
        assertThat(index.rank("cancel", Set.of("a", "", "unknown"), 9)).containsExactly("m1", "m3");
        assertThat(index.rank("cancel", Set.of(), 9)).isEmpty();
    }

    @Test
    void should_forget_replace_and_move() {
        put("m1", "cancel order");
        put("m1", "return item");
        assertThat(rank("cancel")).isEmpty();
        assertThat(rank("return")).containsExactly("m1");

        index.update(List.of(new Searchable("m1", "Other.task", "return item")), List.of());
        assertThat(rank("return")).isEmpty();
        assertThat(index.rank("return", Set.of("Other.task"), 1)).containsExactly("m1");

        index.update(List.of(), List.of("m1", "never seen"));
        assertThat(index.rank("return", Set.of("Other.task"), 1)).isEmpty();

        index.update(List.of(new Searchable("m1", "Desk.answer", "return item")), List.of("m1"));
        assertThat(rank("return")).containsExactly("m1");
    }

    @Test
    void should_order_equals_by_id_and_keep_to_the_limit() {
        put("m3", "cancel order");
        put("m1", "cancel order");
        put("m2", "cancel order");

        assertThat(index.rank("cancel", DESK, 2)).containsExactly("m1", "m2");
        assertThat(index.rank("cancel", DESK, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "+-&&||!(){}[]^\"~*?:\\/ AND OR NOT",
                "text:[* TO *]",
                "(((",
                "\uD800",
                "\u202E\u0000\u001B[31m",
                "*:*"
            })
    void should_take_any_question_for_words(String question) {
        put("m1", "cancel order");

        assertThat(rank(question)).isEmpty();
        assertThat(rank(question + " cancel")).containsExactly("m1");
    }

    @Test
    void should_take_texts_of_any_length() {
        put("m1", "x".repeat(200_000));
        put("m2", "aB_".repeat(70_000));
        put("m3", "beginning " + "\uD83D\uDE42".repeat(100_000) + " end");

        assertThat(rank("x".repeat(200_000))).containsExactly("m1");
        assertThat(rank("beginning")).containsExactly("m3");
        assertThat(rank("end")).isEmpty();
    }

    @Test
    void should_look_at_the_beginning_of_a_long_question() {
        put("m1", "cancel order");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < MemoryIndex.MOST_TERMS; i++) {
            words.append((char) ('a' + i % 26)).append((char) ('a' + i / 26)).append("x ");
        }

        assertThat(rank("cancel " + words)).containsExactly("m1");
        assertThat(rank(words + "cancel")).isEmpty();
    }

    @Test
    void should_find_what_came_in_bulk_beside_what_came_alone() {
        List<Searchable> bulk = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            bulk.add(new Searchable("bulk" + i, "Desk.answer", "order number " + i));
        }
        put("bulk7", "earlier text");
        index.update(bulk, List.of());
        put("alone", "order number 7 again");

        assertThat(rank("7")).containsExactly("bulk7", "alone");
        assertThat(rank("earlier")).isEmpty();
        assertThat(index.rank("order", DESK, 2_000)).hasSize(1_001);
    }

    @Test
    void should_say_what_is_wrong() {
        assertThatThrownBy(() -> new Searchable(" ", "t", "x")).hasMessageContaining("Searchable.memoryId is blank");
        assertThatThrownBy(() -> new Searchable("m", "a\nb", "x")).hasMessageContaining("control character");
        assertThatThrownBy(() -> index.rank("x", DESK, -1)).hasMessageContaining("limit is -1; expected 0 or more");
        index.close();
        index.close();
        assertThatThrownBy(() -> rank("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("build a new one");
        assertThatThrownBy(() -> put("m", "x")).isInstanceOf(IllegalStateException.class);
    }

    private void put(String id, String text) {
        index.update(List.of(new Searchable(id, "Desk.answer", text)), List.of());
    }

    private List<String> rank(String question) {
        return index.rank(question, DESK, 100);
    }
}
