package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Argument.Binding;
import io.aionis.plan.Argument.Condition;
import io.aionis.plan.Argument.Constant;
import io.aionis.plan.Argument.Holding;
import io.aionis.plan.Argument.Parameter;
import io.aionis.plan.Argument.Search;
import io.aionis.plan.Argument.Select;
import io.aionis.plan.Argument.Slot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerArgumentsTest {

    private static final String ORDER = """
            {'order_id': '#W7001', 'user_id': 'ann_0042', 'items': [
              {'name': 'Lamp', 'item_id': '100001', 'product_id': 'p-77', 'options': {'color': 'black', 'size': 'small'}},
              {'name': 'Lamp', 'item_id': '100002', 'product_id': 'p-77', 'options': {'color': 'white', 'size': 'small'}},
              {'name': 'Desk', 'item_id': '100003', 'product_id': 'p-78', 'options': {'color': 'black', 'size': 'small'}}],
             'payments': [{'payment_id': 'card_5555'}]}
            """;

    private static final String VARIANTS = """
            {'product_id': 'p-77', 'variants': {
              '200001': {'item_id': '200001', 'color': 'red', 'available': false},
              '200002': {'item_id': '200002', 'color': 'red', 'available': true},
              '200003': {'item_id': '200003', 'color': 'blue', 'available': true}}}
            """;

    @Test
    void should_take_parameters_first_and_prefer_the_name_that_fits() {
        Compiled compiled = Runs.given(
                        "{'a': 'ann_0042', 'userId': 'ann_0042', 'amount': 5, 'request': {'city': 'Bonn', 'to': ['x-100', 'y']}}")
                .write(
                        "w",
                        "{'user_id': 'ann_0042', 'amount': 5, 'town': 'Bonn', 'text': '5', 'list': ['x-100', 'y'], 'unit': 'km'}",
                        "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry("user_id", new Parameter("userId"))
                .containsEntry("amount", new Parameter("amount"))
                .containsEntry("town", new Parameter("request", "/city"))
                .containsEntry("list", new Parameter("request", "/to"))
                .containsEntry("text", besideData(Json.of("5")))
                .containsEntry("unit", besideData(Json.of("km")));
    }

    @Test
    void should_leave_a_slot_when_parameters_of_one_value_fit_alike() {
        Compiled compiled = Runs.given("{'alpha': 'x-100', 'beta': 'x-100', 'fromAccount': 'a-1', 'toAccount': 'a-1'}")
                .write("w", "{'code': 'x-100', 'account': 'a-1', 'to_account': 'a-1'}", "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Slot("the parameters 'alpha', 'beta' have this value and fit alike", Json.of("x-100")),
                        new Slot(
                                "the parameters 'fromAccount', 'toAccount' have this value and fit alike",
                                Json.of("a-1")),
                        new Parameter("toAccount"));
    }

    @Test
    void should_take_the_place_of_that_name_when_a_parameter_of_another_name_has_the_value_too() {
        Compiled compiled = Runs.given("{'order': 'x-100', 'recipient': 'bob_0042'}")
                .read("get", "{'order': 'x-100'}", "{'courier': 'bob_0042'}")
                .write("notify", "{'courier': 'bob_0042', 'to': 'bob_0042'}", "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(new Binding("s1", "/courier"), new Parameter("recipient"));
    }

    @Test
    void should_take_a_short_value_from_a_parameter_when_their_names_mean_the_same() {
        Compiled compiled = Runs.given("{'order': 'A1', 'quantity': 2, 'item': 2, 'express': true, 'seat': 'B2'}")
                .write(
                        "ship_order",
                        "{'order_id': 'A1', 'id': 'A1', 'item_quantity': 2, 'express': true, 'gate': 'B2', 'boxes': 2}",
                        "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Parameter("order"),
                        new Parameter("order"),
                        new Parameter("quantity"),
                        new Parameter("express"),
                        besideData(Json.of("B2")),
                        besideData(Json.of(2)));
    }

    @Test
    void should_open_what_was_written_beside_data_and_keep_codes_beside_names_of_things() {
        Runs address = Runs.given("{'order': '#W7001', 'city': 'Austin', 'zip': '73301'}");
        Runs reason = Runs.given("{'order': '#W7001'}");

        assertThat(Runs.last(address.write(
                                "move",
                                "{'order': '#W7001', 'to': {'city': 'Austin', 'state': 'TX', 'floor': '', 'lift': true},"
                                        + " 'zip': '73301'}",
                                "")
                        .compile()))
                .containsEntry(
                        "to",
                        new Argument.ObjectOf(Map.of(
                                "city",
                                new Parameter("city"),
                                "state",
                                besideData(Json.of("TX")),
                                "floor",
                                new Constant(Json.of("")),
                                "lift",
                                new Constant(Json.of(true)))));
        assertThat(Runs.last(reason.write(
                                "cancel",
                                "{'order': '#W7001', 'reason': 'no longer needed', 'currency': 'USD', 'by': 'Ann', 'fee': 5}",
                                "")
                        .compile()))
                .containsEntry("reason", new Constant(Json.of("no longer needed")))
                .containsEntry("currency", new Constant(Json.of("USD")))
                .containsEntry("by", besideData(Json.of("Ann")))
                .containsEntry("fee", besideData(Json.of(5)));
    }

    @Test
    void should_not_bind_a_number_by_chance_when_nothing_has_its_name() {
        Compiled compiled = Runs.given("{'order': '#W7001', 'weight': 100}")
                .read("get", "{'order': '#W7001'}", "{'points': 250, 'total': 149.5}")
                .write("refund", "{'order': '#W7001', 'price': 100, 'days': 250, 'total': 149.5}", "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry("price", new Slot("nothing recorded explains it", Json.of(100)))
                .containsEntry("days", new Slot("nothing recorded explains it", Json.of(250)))
                .containsEntry("total", new Binding("s1", "/total"));
    }

    private static Slot besideData(Json recorded) {
        return new Slot("nothing recorded explains it, and it was written with values that change", recorded);
    }

    @Test
    void should_bind_to_the_earliest_place_that_names_the_argument() {
        Compiled compiled = Runs.given("{'email': 'a@b.example'}")
                .read("find", "{'email': 'a@b.example'}", "ann_0042")
                .read("get", "{'user_id': 'ann_0042'}", "{'user_id': 'ann_0042', 'account': {'no': 'acc-77'}}")
                .write("w", "{'user_id': 'ann_0042', 'account_no': 'acc-77'}", "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry("user_id", new Binding("s1", ""))
                .containsEntry("account_no", new Binding("s2", "/account/no"));
    }

    @Test
    void should_not_bind_common_values_when_they_only_happen_to_be_equal() {
        Compiled compiled = Runs.given("{'order_id': '#W7001'}")
                .read("get", "{'order_id': '#W7001'}", "{'n': 1, 'flag': true, 'unit': 'km', 'mood': 'quite happy'}")
                .write("w", "{'order_id': '#W7001', 'count': 1, 'fast': true, 'in': 'km', 'note': 'quite happy'}", "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Parameter("order_id"),
                        besideData(Json.of(1)),
                        new Constant(Json.of(true)),
                        new Constant(Json.of("km")),
                        new Constant(Json.of("quite happy")));
        assertThat(compiled.notes()).contains("s2 (w) /note: constant \"quite happy\" from one run");
    }

    @Test
    void should_bind_common_values_when_they_were_copied_with_their_siblings() {
        Compiled compiled = Runs.given("{'id': 'ann_0042'}")
                .read("get", "{'id': 'ann_0042'}", "{'address': {'street': '7 High St', 'state': 'NY'}}")
                .write("w", "{'street': '7 High St', 'state': 'NY', 'country': 'NY'}", "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Binding("s1", "/address/street"),
                        new Binding("s1", "/address/state"),
                        besideData(Json.of("NY")));
    }

    @Test
    void should_bind_words_where_their_siblings_are_bound_when_they_stand_earlier_too() {
        Compiled compiled = Runs.given("{'id': 'ann_0042', 'other': 'bob_0043'}")
                .read("get", "{'id': 'ann_0042'}", "{'address': {'street': '1 Low St', 'country': 'Norway'}}")
                .read("get", "{'id': 'bob_0043'}", "{'address': {'street': '7 High St', 'country': 'Norway'}}")
                .write("w", "{'street': '7 High St', 'country': 'Norway'}", "")
                .compile();

        assertThat(Runs.tools(compiled)).contains("get", "w");
        assertThat(Runs.last(compiled).values())
                .containsExactly(new Binding("s2", "/address/street"), new Binding("s2", "/address/country"));
    }

    @Test
    void should_select_by_all_that_parameters_say_of_the_element() {
        Compiled compiled = Runs.given(
                        "{'order_id': '#W7001', 'itemName': 'Lamp', 'itemColor': 'black', 'newItemColor': 'red'}")
                .read("get_order", "{'order_id': '#W7001'}", ORDER)
                .read("get_product", "{'product_id': 'p-77'}", VARIANTS)
                .write(
                        "exchange",
                        "{'item_ids': ['100001'], 'new_item_ids': ['200002'], 'payment_id': 'card_5555'}",
                        "")
                .compile();

        Condition name = new Condition("/name", new Parameter("itemName"));
        Condition color = new Condition("/options/color", new Parameter("itemColor"));
        assertThat(compiled.plan().steps().get(1).arguments().members())
                .containsEntry("product_id", new Select("s1", "/items", List.of(color, name), "/product_id"));
        assertThat(Runs.last(compiled))
                .containsEntry("item_ids", list(new Select("s1", "/items", List.of(color, name), "/item_id")))
                .containsEntry("payment_id", new Select("s1", "/payments", List.of(), "/payment_id"));
        assertThat(Runs.last(compiled))
                .containsEntry(
                        "new_item_ids",
                        list(new Select(
                                "s2",
                                "/variants",
                                List.of(
                                        new Condition("/color", new Parameter("newItemColor")),
                                        new Condition("/available", new Constant(Json.of(true)))),
                                "/item_id")));
    }

    @Test
    void should_not_select_by_a_parameter_when_its_group_contradicts_the_element() {
        Compiled compiled = Runs.given("{'order_id': '#W7001', 'wallColor': 'white', 'wallSize': 'huge'}")
                .read("get_order", "{'order_id': '#W7001'}", ORDER)
                .write("give_back", "{'item_id': '100002'}", "")
                .compile();

        assertThat(Runs.last(compiled).get("item_id"))
                .isEqualTo(new Slot(
                        "it is one of 3 elements of get_order /items, and nothing given tells which",
                        Json.of("100002"),
                        all("s1", "/items", "/item_id")));
    }

    @Test
    void should_leave_a_slot_when_two_groups_of_parameters_could_have_selected_alike() {
        Compiled compiled = Runs.given("{'order_id': '#W7001', 'wallColor': 'white', 'doorColor': 'white'}")
                .read("get_order", "{'order_id': '#W7001'}", ORDER)
                .write("paint", "{'item_id': '100002', 'door_item_id': '100002'}", "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry(
                        "item_id",
                        new Slot(
                                "parameters of other names and the same values could have selected it",
                                Json.of("100002"),
                                all("s1", "/items", "/item_id")))
                .containsEntry(
                        "door_item_id",
                        new Select(
                                "s1",
                                "/items",
                                List.of(new Condition("/options/color", new Parameter("doorColor"))),
                                "/item_id"));
    }

    @Test
    void should_select_by_a_parameter_of_another_name_or_by_key_when_the_value_stands_there() {
        Compiled compiled = Runs.given("{'thing': 'Desk', 'kind': 'Garden Hose'}")
                .read("get_order", "{}", ORDER)
                .read("kinds", "{}", "{'Garden Hose': 'k-500', 'Lamp': 'k-501'}")
                .write("w", "{'item_id': '100003', 'kind_id': 'k-500'}", "")
                .compile();

        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Select("s1", "/items", List.of(new Condition("/name", new Parameter("thing"))), "/item_id"),
                        new Select("s2", "", List.of(new Condition(Select.KEY, new Parameter("kind"))), ""));
    }

    @Test
    void should_select_by_an_earlier_selection_when_parameters_do_not_tell() {
        Compiled compiled = Runs.given("{'thing': 'Desk'}")
                .read("get_order", "{}", ORDER)
                .read("get_product", "{'product_id': 'p-78'}", "{'title': 'A desk, 2 m'}")
                .read("stock", "{}", "[{'product': 'p-77', 'shelf': 'sh-10'}, {'product': 'p-78', 'shelf': 'sh-11'}]")
                .write("w", "{'shelf': 'sh-11'}", "")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("get_order", "stock", "w");
        Select product =
                new Select("s1", "/items", List.of(new Condition("/name", new Parameter("thing"))), "/product_id");
        assertThat(Runs.last(compiled))
                .containsEntry("shelf", new Select("s2", "", List.of(new Condition("/product", product)), "/shelf"));
    }

    @Test
    void should_prefer_what_was_read_about_the_same_thing_when_several_results_have_the_value() {
        Compiled compiled = Runs.given("{'first': '#W7000', 'order': '#W7001'}")
                .read("get_order", "{'id': '#W7000'}", ORDER)
                .read("get_order", "{'id': '#W7001'}", ORDER)
                .write("refund", "{'id': '#W7001', 'payment_id': 'card_5555'}", "")
                .write("refund", "{'id': '#W7000', 'payment_id': 'card_5555'}", "")
                .compile();

        assertThat(compiled.plan().steps().get(2).arguments().members())
                .containsEntry("payment_id", new Select("s2", "/payments", List.of(), "/payment_id"));
        assertThat(Runs.last(compiled))
                .containsEntry("payment_id", new Select("s1", "/payments", List.of(), "/payment_id"));
    }

    @Test
    void should_search_a_list_when_the_result_read_for_its_element_holds_what_was_selected() {
        Compiled compiled = searched("Rug");

        assertThat(Runs.tools(compiled)).containsExactly("get_user", "get_order", "give_back");
        Condition thing = new Condition("/name", new Parameter("thing"));
        assertThat(compiled.plan().steps().get(1).arguments().members())
                .containsEntry("order_id", new Search("s1", "/orders", List.of(new Holding("/items", List.of(thing)))));
        assertThat(Runs.last(compiled))
                .containsEntry("order_id", new Binding("s2", "/order_id"))
                .containsEntry("item_id", new Select("s2", "/items", List.of(thing), "/item_id"));
    }

    @Test
    void should_not_search_when_the_run_saw_another_element_that_would_do() {
        Compiled compiled = searched("Desk");

        assertThat(compiled.plan().steps().get(1).arguments().members())
                .containsEntry(
                        "order_id",
                        new Slot(
                                "it is one of 2 elements of get_user /orders, and nothing given tells which",
                                Json.of("#W7001"),
                                all("s1", "/orders", "")));
    }

    private static Compiled searched(String inTheOther) {
        return Runs.given("{'user': 'ann_0042', 'thing': 'Desk'}")
                .read("get_user", "{'user': 'ann_0042'}", "{'orders': ['#W7000', '#W7001']}")
                .read(
                        "get_order",
                        "{'order_id': '#W7000'}",
                        "{'order_id': '#W7000', 'items': [{'name': '" + inTheOther
                                + "', 'item_id': '100009'}, {'name': 'Mat', 'item_id': '100008'}]}")
                .read("get_order", "{'order_id': '#W7001'}", ORDER)
                .write("give_back", "{'order_id': '#W7001', 'item_id': '100003'}", "")
                .compile();
    }

    @Test
    void should_leave_a_slot_when_a_value_is_free_text_or_an_unexplained_identity() {
        Compiled compiled = Runs.given("{}")
                .asked("Cancel it, it is Too Big. Send 3 lamps")
                .write(
                        "w",
                        "{'id': 'x-9000', 'why': 'too big', 'note': 'Ring twice, then wait.', 'count': 3, 'unit': 'boxes'}",
                        "")
                .compile();

        String asked = "it stands in the free text of the request; no parameter gives it";
        assertThat(Runs.last(compiled).values())
                .containsExactly(
                        new Slot("nothing recorded explains it", Json.of("x-9000")),
                        new Slot(asked, Json.of("too big")),
                        new Slot("nothing recorded explains it", Json.of("Ring twice, then wait.")),
                        new Slot(asked, Json.of(3)),
                        besideData(Json.of("boxes")));
    }

    private static Select all(String step, String each, String take) {
        return new Select(step, each, List.of(), take, Select.Quantity.ALL);
    }

    private static Argument.ListOf list(Argument element) {
        return new Argument.ListOf(List.of(element));
    }
}
