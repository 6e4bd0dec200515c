package io.aionis.benchmarks.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenamedWorldTest {

    private static final List<String> IDS = List.of(
            "#W1",
            "#W2",
            "#W3",
            "500",
            "501",
            "502",
            "503",
            "504",
            "600",
            "601",
            "602",
            "90001",
            "ada_byte_10",
            "bob_word_20",
            "gift_card_1",
            "paypal_2",
            "credit_card_3",
            "credit_card_4");

    private static final TauAction EXCHANGE = new TauAction(
            "exchange_delivered_order_items",
            TinyShop.args("{'order_id':'#W2','item_ids':['502','601'],'new_item_ids':['501','602'],"
                    + "'payment_method_id':'paypal_2'}"));

    @TempDir
    Path folder;

    private RetailWorld world;

    @BeforeEach
    void open() throws IOException {
        world = TinyShop.in(folder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void should_give_every_id_another_one_of_its_own_when_renamed(long seed) {
        RenamedWorld renamed = world.renamed(seed);

        Set<String> others = IDS.stream()
                .map(id -> ((Json.Str) renamed.renamed(Json.of(id))).value())
                .collect(Collectors.toSet());

        assertThat(others).hasSameSizeAs(IDS).doesNotContainAnyElementsOf(IDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void should_hold_the_same_facts_under_other_names_when_renamed(long seed) {
        RenamedWorld renamed = world.renamed(seed);
        Json.Obj question = TinyShop.args("{'user_id':'ada_byte_10'}");

        Json user = Json.parse(world.call("get_user_details", question).result());
        Json other = Json.parse(renamed.call("get_user_details", (Json.Obj) renamed.renamed(question))
                .result());

        assertThat(((Json.Arr) member(other, "orders")).elements())
                .containsExactlyInAnyOrderElementsOf(((Json.Arr) renamed.renamed(member(user, "orders"))).elements());
        assertThat(other.at("/payment_methods")).isEqualTo(renamed.renamed(member(user, "payment_methods")));
        assertThat(other.at("/email")).isEqualTo(user.at("/email"));
    }

    @Test
    void should_refuse_a_recorded_action_and_accept_its_renamed_form() {
        RenamedWorld renamed = world.renamed(5);
        TauAction action = renamed.renamed(EXCHANGE);

        assertThat(renamed.call(EXCHANGE.name(), EXCHANGE.kwargs()))
                .isEqualTo(new ToolAnswer("Error: order not found", true));
        assertThat(renamed.call(action.name(), action.kwargs()).error()).isFalse();
        assertThat(renamed.stateHash())
                .isEqualTo(RetailFidelity.stateAfter(renamed.fresh(), List.of(action)))
                .isNotEqualTo(renamed.fresh().stateHash());
    }

    @Test
    void should_permute_lists_when_seeds_differ_and_repeat_itself_when_they_do_not() {
        Set<String> orders = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L).stream()
                .map(seed -> itemNames(world.renamed(seed)))
                .collect(Collectors.toSet());

        assertThat(orders).hasSizeGreaterThan(1);
        assertThat(world.renamed(3).stateHash()).isEqualTo(world.renamed(3).stateHash());
    }

    @Test
    void should_leave_text_alone_when_an_id_is_only_part_of_it() {
        Json text = Json.of("Please cancel #W1 for ada_byte_10");

        assertThat(world.renamed(1).renamed(text)).isEqualTo(text);
    }

    private static String itemNames(RenamedWorld renamed) {
        Json.Obj question = (Json.Obj) renamed.renamed(TinyShop.args("{'order_id':'#W2'}"));
        Json order = Json.parse(renamed.call("get_order_details", question).result());
        return order.at("/items/0/name") + " " + order.at("/items/1/name") + " " + order.at("/items/2/name");
    }

    private static Json member(Json user, String name) {
        return ((Json.Obj) user).members().getOrDefault(name, Json.nil());
    }
}
