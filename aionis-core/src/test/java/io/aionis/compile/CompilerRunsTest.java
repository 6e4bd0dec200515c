package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Argument.Binding;
import io.aionis.plan.Argument.Condition;
import io.aionis.plan.Argument.Constant;
import io.aionis.plan.Argument.Element;
import io.aionis.plan.Argument.ForEach;
import io.aionis.plan.Argument.Fresh;
import io.aionis.plan.Argument.Parameter;
import io.aionis.plan.Argument.Select;
import io.aionis.plan.Argument.Slot;
import io.aionis.plan.Argument.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerRunsTest {

    @Test
    void should_let_the_second_run_decide_between_rival_parameters() {
        Compiled compiled = Runs.compile(
                Runs.given("{'alpha': 'x-100', 'beta': 'x-100'}").write("w", "{'code': 'x-100'}", ""),
                Runs.given("{'alpha': 'x-200', 'beta': 'x-300'}").write("w", "{'code': 'x-300'}", ""));

        assertThat(Runs.last(compiled)).containsEntry("code", new Parameter("beta"));
    }

    @Test
    void should_leave_a_slot_when_no_run_decides_between_rivals() {
        Compiled compiled = Runs.compile(
                Runs.given("{'alpha': 'x-100', 'beta': 'x-100'}").write("w", "{'code': 'x-100'}", ""),
                Runs.given("{'alpha': 'x-200', 'beta': 'x-200'}").write("w", "{'code': 'x-200'}", ""));

        assertThat(Runs.last(compiled).get("code"))
                .isInstanceOfSatisfying(
                        Slot.class, slot -> assertThat(slot.reason()).contains("'alpha', 'beta'"));
    }

    @Test
    void should_not_bind_by_chance_when_the_second_run_disagrees() {
        Compiled compiled =
                Runs.compile(lookup("#W7001", "card_55", "card_55"), lookup("#W7002", "card_66", "card_99"));

        assertThat(Runs.last(compiled).get("card"))
                .isInstanceOfSatisfying(
                        Slot.class,
                        slot -> assertThat(slot.reason()).contains("no source explains it in all of them", "Binding"));
    }

    private static Runs lookup(String order, String found, String used) {
        return Runs.given("{'order': '" + order + "'}")
                .read("get", "{'order': '" + order + "'}", "{'token': '" + found + "'}")
                .write("refund", "{'order': '" + order + "', 'card': '" + used + "'}", "");
    }

    @Test
    void should_keep_what_is_the_same_in_all_when_the_data_beside_it_changed() {
        Compiled compiled = Runs.compile(ship("Bonn", "10 kg"), ship("Kiel", "10 kg"));

        assertThat(Runs.last(compiled)).containsEntry("limit", new Constant(Json.of("10 kg")));
        assertThat(compiled.notes()).contains("s1 (ship) /limit: constant \"10 kg\" in all 2 runs");
    }

    @Test
    void should_open_what_is_the_same_when_the_data_beside_it_is_the_same_too() {
        Compiled compiled = Runs.compile(ship("Bonn", "NW"), ship("Bonn", "NW"));

        assertThat(Runs.last(compiled).get("limit")).isInstanceOf(Slot.class);
    }

    private static Runs ship(String city, String limit) {
        return Runs.given("{'city': '" + city + "'}")
                .write("ship", "{'city': '" + city + "', 'limit': '" + limit + "'}", "");
    }

    @Test
    void should_leave_out_an_extra_read_and_a_retried_failure_when_only_one_run_has_them() {
        Runs plain = Runs.given("{'order': '#W7001'}")
                .read("get", "{'order': '#W7001'}", "{'card': 'card_55'}")
                .write("refund", "{'card': 'card_55'}", "");
        Runs longer = Runs.given("{'order': '#W7002'}")
                .read("weather", "{'order': '#W7002'}", "{'card': 'card_77'}")
                .read("get", "{'order': '#W7002'}", "{'card': 'card_77'}")
                .call("refund", "{'card': 'card_7'}", "no such card", Outcome.FAILED, Effect.WRITE)
                .write("refund", "{'card': 'card_77'}", "");

        Compiled compiled = Runs.compile(plain, longer);

        assertThat(Runs.tools(compiled)).containsExactly("get", "refund");
        assertThat(Runs.last(compiled)).containsEntry("card", new Binding("s1", "/card"));
        assertThat(compiled.notes())
                .contains(
                        "weather (call 0) of run r2 is left out: not every run has such a read at that place",
                        "In run r2: refund (call 2) is left out: it failed, and a later call of the same tool worked");
    }

    @Test
    void should_refuse_when_the_runs_write_otherwise_and_leave_an_outlier_out_of_three() {
        Runs one = Runs.given("{'order': '#W7001'}").write("cancel", "{'order': '#W7001'}", "");
        Runs two = Runs.given("{'order': '#W7002'}").write("cancel", "{'order': '#W7002'}", "");
        Runs other = Runs.given("{'order': '#W7003'}")
                .write("hold", "{'order': '#W7003'}", "")
                .write("cancel", "{'order': '#W7003'}", "");

        assertThatThrownBy(() -> Runs.compile(one, other))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("the write hold (call 0) of run r2 has no counterpart")
                .hasMessageContaining("run r1");
        Compiled compiled = Runs.compile(one, two, other);
        assertThat(Runs.tools(compiled)).containsExactly("cancel");
        assertThat(compiled.notes().get(0)).startsWith("The run r3 is left out, it went another way: ");
    }

    @Test
    void should_refuse_when_there_is_no_run_or_arguments_have_other_names() {
        assertThatThrownBy(() -> Compiler.compile("book", List.of())).hasMessageContaining("there is no run");
        assertThatThrownBy(() -> Runs.compile(
                        Runs.given("{'a': 'x-100'}").write("w", "{'a': 'x-100'}", ""),
                        Runs.given("{'a': 'x-200'}").write("w", "{'b': 'x-200'}", "")))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("the same names");
    }

    @Test
    void should_put_text_together_when_all_runs_have_the_same_words_around_the_values() {
        Compiled compiled = Runs.compile(mail("#W7001", "Ann"), mail("#W7002", "Bob"));

        assertThat(Runs.last(compiled))
                .containsEntry(
                        "text",
                        new Template(List.of(
                                new Constant(Json.of("Dear ")),
                                new Parameter("who"),
                                new Constant(Json.of(", order ")),
                                new Parameter("order"),
                                new Constant(Json.of(" is on its way.")))));
    }

    @Test
    void should_not_take_words_out_of_text_when_there_is_one_run() {
        assertThat(Runs.last(mail("#W7001", "Ann").compile()).get("text")).isInstanceOf(Slot.class);
    }

    private static Runs mail(String order, String who) {
        return Runs.given("{'order': '" + order + "', 'who': '" + who + "'}")
                .write("mail", "{'text': 'Dear " + who + ", order " + order + " is on its way.'}", "");
    }

    @Test
    void should_put_a_path_together_when_one_run_has_an_identity_in_it() {
        Compiled compiled = Runs.given("{'project': 'hello-42'}")
                .write("write_file", "{'path': 'work/hello-42/pom.xml', 'other': 'work/xhello-42/pom.xml'}", "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry(
                        "path",
                        new Template(List.of(
                                new Constant(Json.of("work/")),
                                new Parameter("project"),
                                new Constant(Json.of("/pom.xml")))));
        assertThat(Runs.last(compiled).get("other")).isInstanceOf(Slot.class);
    }

    @Test
    void should_draw_a_new_value_when_each_run_made_one() {
        String first = "3f2b8c1e-0000-4000-8000-000000000001";
        String second = "3f2b8c1e-0000-4000-8000-000000000002";

        assertThat(Runs.last(Runs.compile(pay("#W7001", first, "08:00:07"), pay("#W7002", second, "09:30:00"))))
                .containsEntry("key", new Fresh(Fresh.Kind.UUID))
                .containsEntry("at", new Fresh(Fresh.Kind.TIMESTAMP));
        assertThat(Runs.last(pay("#W7001", first, "08:00:07").compile()).get("key"))
                .isEqualTo(new Slot("it looks like a new UUID for this call; a second run would tell", Json.of(first)));
    }

    private static Runs pay(String order, String key, String time) {
        return Runs.given("{'order': '" + order + "'}")
                .write("pay", "{'order': '" + order + "', 'key': '" + key + "', 'at': '2026-03-01T" + time + "Z'}", "")
                .with("2026-03-01T" + time.substring(0, 6) + "09Z", Map.of());
    }

    @Test
    void should_go_through_an_array_parameter_when_one_call_was_made_for_each() {
        Compiled compiled = Runs.given("{'orders': ['#W7001', '#W7002']}")
                .read("get", "{'id': '#W7001'}", "{'id': '#W7001', 'card': 'card_55'}")
                .read("get", "{'id': '#W7002'}", "{'id': '#W7002', 'card': 'card_66'}")
                .write("refund", "{'order': '#W7001', 'card': 'card_55'}", "")
                .write("refund", "{'order': '#W7002', 'card': 'card_66'}", "")
                .compile();

        assertThat(compiled.plan().steps()).hasSize(2);
        assertThat(compiled.plan().steps().get(1).forEach()).isEqualTo(new Parameter("orders"));
        assertThat(Runs.last(compiled))
                .containsEntry("order", new Element(""))
                .containsEntry("card", new Select("s1", "", List.of(new Condition("/id", new Element(""))), "/card"));
    }

    @Test
    void should_go_through_a_result_when_runs_of_other_lengths_show_it() {
        Compiled compiled = Runs.compile(cancelAll("ann_01", "#W7001", "#W7002"), cancelAll("bob_02", "#W7003"));

        assertThat(compiled.plan().steps()).hasSize(2);
        assertThat(compiled.plan().steps().get(1).forEach()).isEqualTo(new Binding("s1", "/orders"));
        assertThat(Runs.last(compiled)).containsEntry("order", new Element(""));
    }

    private static Runs cancelAll(String user, String... orders) {
        Runs runs = Runs.given("{'user': '" + user + "'}")
                .read("get_user", "{'user': '" + user + "'}", "{'orders': ['" + String.join("', '", orders) + "']}");
        for (String order : orders) {
            runs.write("cancel", "{'order': '" + order + "'}", "");
        }
        return runs;
    }

    @Test
    void should_select_all_that_meet_a_condition_when_every_run_took_just_those() {
        Compiled compiled = Runs.compile(
                giveBack(
                        "#W7001",
                        "{'id': 'i-101', 'state': 'new'}, {'id': 'i-102', 'state': 'broken'},"
                                + " {'id': 'i-103', 'state': 'broken'}",
                        "'i-102', 'i-103'"),
                giveBack("#W7002", "{'id': 'i-201', 'state': 'broken'}, {'id': 'i-202', 'state': 'new'}", "'i-201'"));

        assertThat(Runs.last(compiled))
                .containsEntry(
                        "items",
                        new Select(
                                "s1",
                                "/items",
                                List.of(new Condition("/state", new Constant(Json.of("broken")))),
                                "/id",
                                Select.Quantity.ALL));
    }

    private static Runs giveBack(String order, String items, String ids) {
        return Runs.given("{'order': '" + order + "'}")
                .read("get", "{'order': '" + order + "'}", "{'items': [" + items + "]}")
                .write("give_back", "{'order': '" + order + "', 'items': [" + ids + "]}", "");
    }

    @Test
    void should_give_one_element_for_each_of_a_parameter_when_an_array_has_them() {
        Compiled compiled = Runs.given("{'names': ['Lamp', 'Desk']}")
                .read(
                        "list",
                        "{}",
                        "[{'name': 'Desk', 'id': 'i-101'}, {'name': 'Rug', 'id': 'i-102'},"
                                + " {'name': 'Lamp', 'id': 'i-103'}]")
                .write("buy", "{'ids': ['i-103', 'i-101']}", "")
                .compile();

        assertThat(Runs.last(compiled))
                .containsEntry(
                        "ids",
                        new ForEach(
                                new Parameter("names"),
                                new Select("s1", "", List.of(new Condition("/name", new Element(""))), "/id")));
    }

    @Test
    void should_say_that_a_slot_repeats_another_when_nothing_explains_either() {
        Compiled compiled = Runs.given("{}")
                .write("hold", "{'order': '#W7001'}", "")
                .write("cancel", "{'id': '#W7001'}", "")
                .compile();

        assertThat(Runs.last(compiled).get("id"))
                .isInstanceOfSatisfying(
                        Slot.class, slot -> assertThat(slot.reason()).contains("the order of hold again", "twice"));
    }

    @Test
    void should_answer_by_template_when_two_runs_explain_their_answers() {
        Runs one = mail("#W7001", "Ann").answered("Order #W7001 was sent to Ann.");
        Runs two = mail("#W7002", "Bob").answered("Order #W7002 was sent to Bob.");
        Runs other = mail("#W7003", "Eve").answered("Sent order #W7003 to Eve as she asked.");

        assertThat(Runs.compile(one, two).plan().answer())
                .isEqualTo(new Template(List.<Argument>of(
                        new Constant(Json.of("Order ")),
                        new Parameter("order"),
                        new Constant(Json.of(" was sent to ")),
                        new Parameter("who"),
                        new Constant(Json.of(".")))));
        assertThat(Runs.compile(one, two, other).plan().answer()).isNull();
        assertThat(one.compile().plan().answer()).isNull();
    }
}
