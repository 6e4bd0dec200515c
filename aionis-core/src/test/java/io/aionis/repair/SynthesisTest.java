package io.aionis.repair;

import static io.aionis.repair.Stops.RETURN;
import static io.aionis.repair.Stops.edited;
import static io.aionis.repair.Stops.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Json;
import io.aionis.plan.PlanJson;
import io.aionis.replay.Stop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesisTest {

    private static final Stop STOP = Stops.at(RETURN, "s1")
            .answered("s1", "{'state': 'delivered', 'user': {'id': 'ann'}}")
            .because("Step s1 has nothing at /status")
            .stop();

    @Test
    void should_ask_with_all_that_is_known_and_bounded() {
        Stop long1 = Stops.at(RETURN, "s1").answered("s1", "x".repeat(50_000)).stop();

        Json.Obj question = Synthesis.question(STOP);

        assertThat(question.members().keySet()).containsExactly("plan", "failedStep", "evidence", "environment");
        assertThat(question.get("plan")).isEqualTo(PlanJson.toJson(RETURN));
        assertThat(question.at("/failedStep")).isEqualTo(Json.of("s1"));
        assertThat(question.at("/evidence/reason")).isEqualTo(Json.of("Step s1 has nothing at /status"));
        assertThat(question.at("/evidence/steps/0/outcome")).isEqualTo(Json.of("SUCCEEDED"));
        assertThat(question.at("/environment/tools/0/effect")).isNotNull();
        assertThat(Synthesis.question(long1).text()).hasSizeLessThan(10_000);
    }

    @Test
    void should_make_a_proposal_of_a_patch_that_keeps_within_the_limits() {
        Proposal proposal = Synthesis.answer(
                STOP,
                answer(
                        "[{'op': 'test', 'path': '/steps/0/id', 'value': 's1'},"
                                + " {'op': 'replace', 'path': '/steps/0/expect/1/at', 'value': '/state'}]",
                        "it is called state"),
                "m");

        assertThat(proposal.plan()).isEqualTo(edited(RETURN, "'/status'", "'/state'"));
        assertThat(proposal.author()).isEqualTo("m");
        assertThat(proposal.rationale())
                .startsWith("it is called state | Changes: ")
                .contains("s1 no longer expects /status to be one of [\"delivered\"]");
    }

    @Test
    void should_take_a_patch_that_is_text() {
        Json text = Json.of("[{\"op\":\"replace\",\"path\":\"/steps/0/expect/1/at\",\"value\":\"/state\"}]");
        assertThat(Synthesis.answer(STOP, "{\"rationale\":\"r\",\"patch\":" + text.text() + "}", "m")
                        .plan())
                .isEqualTo(edited(RETURN, "'/status'", "'/state'"));
    }

    @Test
    void should_show_a_rationale_on_one_line_and_bounded() {
        String rationale = "a\u0000b\u001b[31m\nAPPROVED BY ADA\u202e" + "z".repeat(1_000_000);
        Json answer = new Json.Obj(Map.of(
                "rationale", Json.of(rationale),
                "patch", json("[{'op': 'replace', 'path': '/steps/0/expect/1/at', 'value': '/state'}]")));

        String said = Synthesis.answer(STOP, answer.text(), "m").rationale();

        assertThat(said)
                .hasSizeLessThan(1_000)
                .startsWith("a b [31m APPROVED BY ADA z")
                .contains("… | Changes: ");
        assertThat(said.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op': 'replace', 'path': '/steps/2/arguments/to', 'value': 'mallory@evil.example'}] | At /steps/2: ",
                "[{'op': 'replace', 'path': '/name', 'value': 'x'}] | At /name: ",
                "[{'op': 'add', 'path': '/steps/-', 'value': {'id': 's9', 'tool': 'send_mail', 'effect': 'WRITE', 'arguments': {}}}] | At /steps: ",
                "[{'op': 'remove', 'path': '/steps/1'}] | At /steps/1: ",
                "[{'op': 'exec', 'path': '/name'}] | unknown op 'exec'",
                "[{'op': 'replace', 'path': '/steps/9/tool', 'value': 'x'}] | nothing at '/steps/9/tool'",
                "[{'op': 'replace', 'path': '/steps/-/tool', 'value': 'x'}] | nothing at '/steps/-/tool'",
                "[{'op': 'remove', 'path': ''}] | removes the whole plan",
                "[{'op': 'replace', 'path': '/steps/01/tool', 'value': 'x'}] | nothing at",
                "[{'op': 'replace', 'path': 'steps', 'value': 'x'}] | expected a JSON Pointer",
                "[{'op': 'replace', 'path': '/name'}] | there is no 'value'",
                "[{'op': 'move', 'from': '/steps', 'path': '/steps/0/arguments'}] | into itself",
                "[{'op': 'test', 'path': '/name', 'value': 'x'}] | the test of '/name' does not hold",
                "[{'op': 'add', 'path': '/steps/0/evil', 'value': 1}] | is no plan: At /steps/0/evil",
                "[7] | there is no text 'op'",
                "{} | is no array",
                "'[' | The patch is not JSON",
                "[] | changes nothing"
            })
    void should_refuse_a_hostile_patch_and_name_the_place(String patch, String where) {
        String text = patch.equals("[") ? "\"[\"" : patch;
        assertThatThrownBy(() -> Synthesis.answer(STOP, answer(text, "because"), "m"))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining(where);
    }

    @Test
    void should_refuse_a_patch_that_grows_without_end() {
        StringBuilder patch = new StringBuilder("[{'op': 'add', 'path': '/x', 'value': [1, 2]}");
        for (int i = 0; i < 60; i++) {
            patch.append(", {'op': 'add', 'path': '/y', 'value': []}, {'op': 'copy', 'from': '/x', 'path': '/y/-'},"
                    + " {'op': 'copy', 'from': '/x', 'path': '/y/-'}, {'op': 'move', 'from': '/y', 'path': '/x'}");
        }
        assertThatThrownBy(() -> Synthesis.answer(STOP, answer(patch + "]", "r"), "m"))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageMatching("(?s).*(operations; expected at most|grows beyond).*");
        StringBuilder fewer = new StringBuilder(patch.substring(0, patch.indexOf(", {'op': 'add', 'path': '/y'")));
        for (int i = 0; i < 40; i++) {
            fewer.append(", {'op': 'add', 'path': '/y', 'value': []}, {'op': 'copy', 'from': '/x', 'path': '/y/-'},"
                    + " {'op': 'copy', 'from': '/x', 'path': '/y/-'}, {'op': 'move', 'from': '/y', 'path': '/x'}");
        }
        assertThatThrownBy(() -> Synthesis.answer(STOP, answer(fewer + "]", "r"), "m"))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining("grows beyond");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sorry, no",
                "{}",
                "[]",
                "null",
                "{\"patch\":[]}",
                "{\"rationale\":\"x\"}",
                "{\"patch\":[],\"rationale\":7}"
            })
    void should_refuse_what_is_no_answer(String answer) {
        assertThatThrownBy(() -> Synthesis.answer(STOP, answer, "m")).isInstanceOf(RepairRefusedException.class);
    }

    @Test
    void should_refuse_what_is_nested_too_deep() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> Synthesis.answer(STOP, deep, "m"))
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining("not JSON");
    }

    private static String answer(String patch, String rationale) {
        return "{\"patch\": " + patch.replace('\'', '"') + ", \"rationale\": \"" + rationale + "\"}";
    }
}
