package io.aionis.repair;

import static io.aionis.repair.Stops.RETURN;
import static io.aionis.repair.Stops.edited;
import static io.aionis.repair.Stops.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.replay.Stop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HeuristicsTest {

    @Nested
    class RenamedFieldTest {

        @Test
        void should_point_the_step_and_its_readers_to_the_one_field_that_fits() {
            Stop stop = read("{'status': 'delivered', 'user': {'user_id': 'ann', 'since': 'x'}}");
            assertThat(new RenamedField().look(stop))
                    .as("id says only that something is named")
                    .isEmpty();

            assertMended(
                    Stops.at(edited(RETURN, "/user/id", "/user/address"), "s1")
                            .answered("s1", "{'status': 'delivered', 'user': {'mailAddress': 'ann', 'since': 'x'}}")
                            .stop(),
                    edited(RETURN, "/user/id", "/user/mailAddress"),
                    "renamed field: expected /user/address in the result of s1; found /user/mailAddress");
        }

        @Test
        void should_find_a_renamed_parent_by_what_is_in_it() {
            assertMended(
                    read("{'status': 'delivered', 'order_user': {'id': 'ann'}, 'user_count': 3}"),
                    edited(RETURN, "/user/id", "/order_user/id"),
                    "found /order_user/id");
        }

        @Test
        void should_know_a_state_by_its_value() {
            assertMended(
                    read("{'condition': 'delivered', 'kind': 'gift', 'user': {'id': 'ann'}}"),
                    edited(RETURN, "'/status'", "'/condition'"),
                    "found /condition");
        }

        @Test
        void should_propose_nothing_when_two_fields_fit() {
            assertNothing(read("{'order_status': 'delivered', 'pay_status': 'delivered', 'user': {'id': 'ann'}}"));
        }

        @Test
        void should_propose_nothing_when_the_field_is_of_another_kind_or_read_already() {
            assertNothing(read("{'order_status': 5, 'user': {'id': 'ann'}}"));
            Plan both = edited(
                    RETURN,
                    "{'at':'/user/id','kind':'string'}",
                    "{'at':'/user/id','kind':'string'},{'at':'/order_status','kind':'string'}");
            assertNothing(Stops.at(both, "s1")
                    .answered("s1", "{'order_status': 'delivered', 'user': {'id': 'ann'}}")
                    .stop());
        }

        @Test
        void should_propose_nothing_when_the_value_alone_is_other() {
            assertNothing(read("{'status': 'lost', 'user': {'id': 'ann'}}"));
        }

        @Test
        void should_point_a_selection_to_what_its_elements_call_it_now() {
            Plan select = plan("""
                    {'format': 'aionis-plan/1', 'name': 'n', 'task': 'shop', 'parameters': {'order_id': 'string'},
                     'steps': [
                      {'id': 's1', 'tool': 'list', 'effect': 'READ', 'arguments': {}},
                      {'id': 's2', 'tool': 'buy', 'effect': 'WRITE', 'arguments': {
                        'item': {'$select': 's1', 'each': '/items',
                                 'where': [{'at': '/colour', 'is': 'red'}], 'take': '/item_id'}}}]}
                    """);
            Stop stop = Stops.at(select, "s2")
                    .answered(
                            "s1",
                            "{'items': [{'itemId': '7', 'itemColour': 'red'}, {'itemId': '8', 'itemColour': 'blue'}]}")
                    .stop();
            assertMended(
                    stop,
                    edited(edited(select, "/item_id", "/itemId"), "/colour", "/itemColour"),
                    "an element of /items /item_id");
        }

        private static Stop read(String result) {
            return Stops.at(RETURN, "s1").answered("s1", result).stop();
        }
    }

    @Nested
    class RenamedToolTest {

        private static final String SCHEMA =
                "{'properties': {'order_id': {'type': 'string'}}, 'required': ['order_id']}";

        @Test
        void should_call_the_one_tool_that_is_alike() {
            Stop stop = gone().tool("getOrderDetails", Effect.READ, SCHEMA).stop();

            assertMended(
                    stop,
                    edited(
                            RETURN,
                            "'tool':'get_order','effect':'READ','fingerprint':'f1'",
                            "'tool':'getOrderDetails','effect':'READ','fingerprint':'f-getOrderDetails'"),
                    "renamed tool: expected 'get_order', which there is not; found 'getOrderDetails'");
        }

        @Test
        void should_propose_nothing_when_two_are_alike_or_none_is_sure() {
            assertNothing(gone().tool("get_order_v2", Effect.READ, SCHEMA)
                    .tool("get_order_v3", Effect.READ, SCHEMA)
                    .stop());
            assertNothing(gone().tool("get_order_v2", Effect.WRITE, SCHEMA).stop());
            assertNothing(gone().tool("delete_order", Effect.READ, SCHEMA).stop());
            assertNothing(gone().tool("get_order_v2", Effect.READ).stop());
            assertNothing(gone().tool("get_order_v2", Effect.READ, "{'properties': {'x': {}}, 'required': ['x']}")
                    .stop());
        }

        private static Stops gone() {
            return Stops.at(RETURN, "s1").without("get_order").because("there is no tool get_order");
        }
    }

    @Nested
    class RenamedArgumentTest {

        @Test
        void should_rename_the_argument_and_leave_a_new_required_one_a_slot() {
            Stop stop = drifted("{'properties': {'orderId': {'type': 'string'}, 'depth': {'type': 'integer'}},"
                    + " 'required': ['orderId', 'depth']}");
            assertMended(
                    stop,
                    edited(
                            RETURN,
                            "'fingerprint':'f1','arguments':{'order_id':{'$parameter':'order_id'}}",
                            "'fingerprint':'f-get_order','arguments':{'orderId':{'$parameter':'order_id'},"
                                    + "'depth':{'$slot':'new and required by the tool'}}"),
                    "expects 'orderId', the only one alike, and no longer 'order_id'");
        }

        @Test
        void should_propose_nothing_when_two_fit_or_the_kind_does_not() {
            assertNothing(drifted("{'properties': {'orderKey': {'type': 'string'}, 'order_ref_id': {'type': 'string'},"
                    + " 'main_order_id': {'type': 'string'}}}"));
            assertNothing(drifted("{'properties': {'orderId': {'type': 'integer'}}}"));
            assertNothing(drifted("{'properties': {'user': {'type': 'string'}}}"));
        }

        @Test
        void should_propose_nothing_when_the_tool_took_the_arguments() {
            assertNothing(Stops.at(RETURN, "s1")
                    .tool("get_order", Effect.READ, "{'properties': {'orderId': {'type': 'string'}}}")
                    .answered("s1", "{'status': 'lost', 'user': {'id': 'ann'}}")
                    .stop());
        }

        private static Stop drifted(String schema) {
            return Stops.at(RETURN, "s1").tool("get_order", Effect.READ, schema).stop();
        }
    }

    @Nested
    class ChangedEnumTest {

        @Test
        void should_take_the_one_value_that_is_alike() {
            assertMended(
                    with("'NO_LONGER_NEEDED', 'BROKEN'"),
                    edited(
                            RETURN,
                            "'fingerprint':'f2','arguments':{'user':{'$from':'s1','at':'/user/id'},'reason':'no longer needed'",
                            "'fingerprint':'f-return_order','arguments':{'user':{'$from':'s1','at':'/user/id'},'reason':'NO_LONGER_NEEDED'"),
                    "changed enum: /reason is the constant \"no longer needed\"");
        }

        @Test
        void should_propose_nothing_when_two_values_or_none_are_alike_or_nothing_changed() {
            assertNothing(with("'NO_LONGER_NEEDED', 'no-longer-needed-2'"));
            assertNothing(with("'BROKEN', 'LATE'"));
            assertNothing(with("'no longer needed', 'NO_LONGER_NEEDED'"));
        }

        private static Stop with(String values) {
            return Stops.at(RETURN, "s2")
                    .tool(
                            "return_order",
                            Effect.WRITE,
                            "{'properties': {'user': {}, 'note': {}, 'reason': {'enum': [" + values + "]}}}")
                    .stop();
        }
    }

    @Nested
    class MovedFileTest {

        private static final Plan BUILD = plan("""
                {'format': 'aionis-plan/1', 'name': 'build', 'task': 'shop', 'parameters': {}, 'steps': [
                 {'id': 's1', 'tool': 'read_file', 'effect': 'READ', 'arguments': {'path': 'conf/app.yaml'}}]}
                """);
        private static final FileFinder.Found THERE = new FileFinder.Found("config/app.yaml", null);

        @Test
        void should_take_the_one_file_of_that_name() {
            assertMended(
                    new Heuristics(files(THERE), List.of()),
                    gone("No such file: conf/app.yaml"),
                    edited(BUILD, "conf/app.yaml", "config/app.yaml"),
                    "moved file: expected \"conf/app.yaml\", which is gone; found \"config/app.yaml\"");
        }

        @Test
        void should_take_the_one_with_the_content_where_that_is_known() {
            String hash = "ab".repeat(32);
            Plan checked = edited(
                    BUILD,
                    "'steps'",
                    "'before':[{'check':'file-hash','path':'conf/app.yaml','sha256':'" + hash + "'}],'steps'");
            Stop stop = Stops.at(checked, "s1")
                    .because("conf/app.yaml is not found")
                    .stop();
            FileFinder.Found same = new FileFinder.Found("etc/app.yaml", hash);
            FileFinder.Found other = new FileFinder.Found("config/app.yaml", "cd".repeat(32));

            assertMended(
                    new Heuristics(files(same, other), List.of()),
                    stop,
                    edited(checked, "conf/app.yaml", "etc/app.yaml"),
                    "the only file of its name and content");
            assertThat(new Heuristics(files(other), List.of()).propose(stop)).isEmpty();
            assertThat(new Heuristics(files(THERE), List.of()).propose(stop)).isEmpty();
        }

        @Test
        void should_propose_nothing_when_two_are_there_or_the_file_is_not_the_cause() {
            FileFinder two = files(THERE, new FileFinder.Found("etc/app.yaml", null));
            assertThat(new Heuristics(two, List.of()).propose(gone("No such file: conf/app.yaml")))
                    .isEmpty();
            assertThat(new Heuristics(files(THERE), List.of()).propose(gone("no access to conf/app.yaml")))
                    .isEmpty();
            assertThat(new Heuristics(files(THERE), List.of()).propose(gone("No such file: tmp/lock")))
                    .isEmpty();
        }

        private static Stop gone(String answer) {
            return Stops.at(BUILD, "s1").failed(answer).stop();
        }

        private static FileFinder files(FileFinder.Found... found) {
            return new FileFinder() {
                @Override
                public boolean exists(String path) {
                    return List.of(found).stream().anyMatch(file -> file.path().equals(path));
                }

                @Override
                public List<Found> named(String name) {
                    return List.of(found);
                }
            };
        }
    }

    @Test
    void should_mend_several_causes_together() {
        Stop stop = Stops.at(RETURN, "s2")
                .without("return_order")
                .tool(
                        "returnOrder",
                        Effect.WRITE,
                        "{'properties': {'user': {}, 'note': {}, 'reason': {'enum': ['NO_LONGER_NEEDED']}}}")
                .answered("s1", "{'status': 'delivered', 'user': {'id': 'ann'}}")
                .stop();

        Proposal proposal = new Heuristics().propose(stop).orElseThrow();

        assertThat(proposal.rationale()).contains("renamed tool", "changed enum", " | Changes: s2 tool: ");
        assertThat(proposal.author()).isEqualTo("heuristics");
        assertThat(proposal.basis()).isEqualTo(Proposal.Basis.SYNTHESIS);
    }

    @Test
    void should_propose_nothing_when_a_write_is_in_doubt() {
        assertNothing(Stops.at(RETURN, "s2").answered("s2", Outcome.UNKNOWN, "").stop());
    }

    static void assertMended(Stop stop, Plan expected, String why) {
        assertMended(new Heuristics(), stop, expected, why);
    }

    static void assertMended(Repairer repairer, Stop stop, Plan expected, String why) {
        Optional<Proposal> proposal = repairer.propose(stop);
        assertThat(proposal.map(Proposal::plan)).contains(expected);
        assertThat(proposal.map(Proposal::rationale).orElseThrow()).contains(why);
    }

    static void assertNothing(Stop stop) {
        assertThat(new Heuristics().propose(stop)).isEmpty();
    }
}
