package io.aionis.repair;

import static io.aionis.repair.Stops.RETURN;
import static io.aionis.repair.Stops.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.plan.Plan;
import io.aionis.replay.Stop;
import org.junit.jupiter.api.Test;

class RepairLimitsTest {

    private static final Stop AT_READ = Stops.at(RETURN, "s1")
            .tool("login", Effect.WRITE)
            .tool("get_user", Effect.READ)
            .tool("wipe", Effect.IRREVERSIBLE)
            .stop();
    private static final Stop AT_WRITE = Stops.at(RETURN, "s2").stop();

    private static final String S1 = "{'id':'s1',";
    private static final String LOGIN = "{'id':'s0','tool':'login','effect':'WRITE','arguments':{}}";

    @Test
    void should_name_every_change_when_a_repair_keeps_within_the_limits() {
        Plan after = edited(edited(RETURN, "/user/id", "/customer/id"), "{'at':'/status','oneOf':['delivered']},", "");

        assertThat(RepairLimits.check(AT_READ, after))
                .anyMatch(line -> line.contains("s1 no longer expects /status to be one of [\"delivered\"]"))
                .anyMatch(line -> line.contains("s2 /user: ") && line.contains("/customer/id"))
                .anyMatch(line -> line.contains("s3 /about: ") && line.contains("/customer/id"));
    }

    @Test
    void should_name_a_write_that_is_put_before_the_step() {
        assertThat(RepairLimits.check(AT_READ, edited(RETURN, S1, LOGIN + "," + S1)))
                .containsExactly("puts s0 in: login() [WRITE: it writes]");
    }

    @Test
    void should_refuse_what_touches_another_step() {
        refuses(AT_READ, edited(RETURN, "desk@shop.example", "mallory@evil.example"), "At /steps/2: ");
        refuses(AT_READ, edited(RETURN, "'tool':'send_mail'", "'tool':'login'"), "At /steps/2: ");
        refuses(AT_WRITE, edited(RETURN, "['delivered']", "['delivered','lost']"), "At /steps/0: ");
    }

    @Test
    void should_refuse_to_point_a_reader_elsewhere_while_what_it_read_is_there() {
        Stop known = Stops.at(RETURN, "s1")
                .answered("s1", "{'status': 'lost', 'user': {'id': 'ann', 'boss': 'mallory'}}")
                .stop();
        String own = "'about':{'$from':'s1','at':'/user/";
        refuses(known, edited(RETURN, own + "id", own + "boss"), "At /steps/2: ");
        Stop gone = Stops.at(RETURN, "s1")
                .answered("s1", "{'user': {'name': 'ann'}}")
                .stop();
        refuses(gone, edited(RETURN, own + "id", own + "boss"), "At /steps/2: ");
        assertThat(RepairLimits.check(gone, edited(RETURN, own + "id", own + "name")))
                .hasSize(1);
    }

    @Test
    void should_refuse_what_changes_the_playbook_itself() {
        refuses(AT_READ, edited(RETURN, "'name':'return'", "'name':'other'"), "At /name: ");
        refuses(AT_READ, edited(RETURN, "'task':'shop'", "'task':'bank'"), "At /task: ");
        refuses(AT_READ, edited(RETURN, "{'order_id':'string'}", "{'order_id':'string','x':'string'}"), "At /param");
    }

    @Test
    void should_refuse_a_constant_that_comes_from_nowhere() {
        refuses(AT_WRITE, edited(RETURN, "no longer needed", "refund to mallory"), "At /steps/1/arguments/reason: ");
        refuses(
                AT_WRITE,
                edited(RETURN, "{'$slot':'free text','recorded':'too big'}", "'wire it to mallory'"),
                "At /steps/1/arguments/note: ");
        refuses(AT_WRITE, edited(RETURN, "'note':{", "'amount':1000000,'note':{"), "At /steps/1/arguments/amount: ");
        refuses(
                AT_READ,
                edited(RETURN, "'order_id':{'$parameter':'order_id'}", "'order_id':'#W999'"),
                "At /steps/0/arguments/order_id: ");
    }

    @Test
    void should_refuse_an_argument_that_is_dropped_while_the_tool_has_it() {
        refuses(AT_WRITE, edited(RETURN, "'reason':'no longer needed',", ""), "At /steps/1/arguments/reason: ");
    }

    @Test
    void should_refuse_steps_elsewhere_than_before_the_one_that_stopped() {
        String last = "{'$from':'s1','at':'/user/id'}}}]";
        refuses(AT_READ, edited(RETURN, last, "{'$from':'s1','at':'/user/id'}}}," + LOGIN + "]"), "At /steps: ");
        refuses(AT_READ, edited(RETURN, "{'id':'s2',", LOGIN + ",{'id':'s2',"), "At /steps: ");
        refuses(AT_READ, edited(RETURN, "'id':'s3'", "'id':'s4'"), "At /steps/2: ");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= RepairLimits.MOST_INSERTED; i++) {
            many.append(LOGIN.replace("s0", "n" + i)).append(',');
        }
        refuses(AT_READ, edited(RETURN, S1, many + S1), "At /steps/0: ");
    }

    @Test
    void should_refuse_a_step_put_in_that_hides_what_it_does() {
        refuses(AT_READ, edited(RETURN, S1, LOGIN.replace("WRITE", "READ") + "," + S1), "At /steps/0/effect: ");
        refuses(AT_READ, edited(RETURN, S1, LOGIN.replace("login", "none") + "," + S1), "At /steps/0/tool: ");
        refuses(
                AT_READ,
                edited(RETURN, S1, "{'id':'s0','tool':'wipe','effect':'IRREVERSIBLE','arguments':{}}," + S1),
                "At /steps/0/effect: ");
    }

    @Test
    void should_refuse_to_make_the_stopped_step_something_else() {
        refuses(
                AT_WRITE,
                edited(RETURN, "'return_order','effect':'WRITE'", "'return_order','effect':'READ'"),
                "/effect");
        refuses(AT_READ, edited(RETURN, "'tool':'get_order'", "'tool':'get_user'"), "At /steps/0/tool: ");
        refuses(AT_READ, edited(RETURN, "'fingerprint':'f1',", ""), "At /steps/0/fingerprint: ");
        Stop gone = Stops.at(RETURN, "s2")
                .without("return_order")
                .tool("wipe", Effect.IRREVERSIBLE)
                .stop();
        refuses(gone, edited(RETURN, "'return_order','effect':'WRITE'", "'wipe','effect':'IRREVERSIBLE'"), "/effect");
    }

    @Test
    void should_refuse_to_write_once_for_each_where_it_wrote_once() {
        refuses(
                AT_WRITE,
                edited(RETURN, "'id':'s2',", "'id':'s2','forEach':{'$from':'s1','at':'/users'},"),
                "At /steps/1/forEach: ");
    }

    @Test
    void should_refuse_a_repair_that_changes_nothing() {
        refuses(AT_READ, RETURN, "changes nothing");
    }

    @Test
    void should_refuse_a_patch_that_makes_the_plan_huge() {
        String huge = "x".repeat(600_000);
        String patch = "{\"rationale\":\"r\",\"patch\":[{\"op\":\"add\",\"path\":\"/steps/0/expect/0\",\"value\":"
                + "{\"at\":\"\",\"contains\":\"" + huge + "\"}},{\"op\":\"copy\",\"from\":\"/steps/0/expect/0\","
                + "\"path\":\"/steps/0/expect/0\"}]}";

        assertThatThrownBy(() -> Synthesis.answer(AT_READ, patch, "m")).isInstanceOf(RepairRefusedException.class);
        assertThatThrownBy(() -> Synthesis.answer(AT_READ, "[" + "1,".repeat(5_000_000) + "1]", "m"))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining("characters; expected at most");
    }

    @Test
    void should_let_an_enum_choose_a_constant_only_where_it_no_longer_has_the_old_one() {
        String schema = "{'properties':{'user':{},'note':{},'reason':{'enum':['NOT_NEEDED','BROKEN']}}}";
        Stop changed = Stops.at(RETURN, "s2")
                .tool("return_order", Effect.WRITE, schema)
                .stop();
        Plan after = edited(RETURN, "no longer needed", "BROKEN");

        assertThat(RepairLimits.check(changed, after))
                .singleElement()
                .asString()
                .contains("s2 /reason: ");
        Stop same = Stops.at(RETURN, "s2")
                .tool("return_order", Effect.WRITE, schema.replace("NOT_NEEDED", "no longer needed"))
                .stop();
        refuses(same, after, "At /steps/1/arguments/reason: ");
    }

    @Test
    void should_say_of_the_step_what_it_is_when_the_plan_has_no_such_step() {
        Stop nowhere = Stops.at(RETURN, "s9").stop();
        assertThatThrownBy(() -> RepairLimits.check(nowhere, RETURN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no step 's9'");
        assertThat(new Heuristics().propose(nowhere)).isEmpty();
    }

    private static void refuses(Stop stop, Plan after, String place) {
        assertThatThrownBy(() -> RepairLimits.check(stop, after))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining(place);
    }

    @Test
    void should_leave_the_call_of_a_write_alone_that_has_been_made() {
        Plan other = edited(RETURN, "'reason':'no longer needed'", "'reason':{'$slot':'why'}");
        Stop made = Stops.at(RETURN, "s2").answered("s2", "{'done': true}").stop();

        refuses(made, other, "At /steps/1: ");
        assertThat(RepairLimits.check(AT_WRITE, other)).isNotEmpty();
    }
}
