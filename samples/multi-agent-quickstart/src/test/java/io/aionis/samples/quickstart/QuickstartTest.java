package io.aionis.samples.quickstart;

import static io.aionis.samples.quickstart.ScriptedModel.LONG;
import static io.aionis.samples.quickstart.ScriptedModel.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.guide.Section;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Role;
import io.aionis.samples.quickstart.Session.Turn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path memory;

    @Test
    void should_block_for_everybody_after_it_what_the_verifier_rejected() {
        List<Turn> turns = session();

        assertThat(turns)
                .extracting(turn -> turn.actor().role())
                .containsExactly(Role.PLANNER, Role.WORKER, Role.VERIFIER, Role.WORKER, Role.VERIFIER, Role.REVIEWER);
        assertThat(turns.subList(0, 3)).noneMatch(turn -> blocks(turn).contains(QUICK));
        assertThat(turns.get(2).did()).startsWith("rejects").contains("RED: charges once");
        assertThat(turns.subList(3, 6)).allMatch(turn -> blocks(turn).contains(QUICK));
        assertThat(turns.get(4).did()).startsWith("accepts").doesNotContain("RED");
    }

    @Test
    void should_keep_it_blocked_for_all_four_when_the_engine_was_opened_again() {
        session();

        List<Turn> next = session();

        assertThat(next)
                .extracting(turn -> turn.actor().role())
                .containsExactly(Role.PLANNER, Role.WORKER, Role.VERIFIER, Role.REVIEWER);
        assertThat(next).allMatch(turn -> blocks(turn).contains(QUICK));
        assertThat(next).noneMatch(turn -> blocks(turn).contains(LONG));
        assertThat(section(next.get(0), Section.CURRENT_ACTIVE_PATH)).contains(LONG);
        assertThat(section(next.get(1), Section.CURRENT_ACTIVE_PATH)).contains(LONG);
        assertThat(next.get(0).did()).isEqualTo("plans: " + LONG);
    }

    @Test
    void should_leave_every_role_s_evidence_in_the_ledger() {
        session();

        try (Aionis aionis = Aionis.open(memory)) {
            List<EvidenceBody> bodies = aionis.in("repo:checkout").evidence(0, 100).stream()
                    .map(Recorded::evidence)
                    .map(evidence -> evidence.body())
                    .toList();
            assertThat(bodies)
                    .hasAtLeastOneElementOfType(EvidenceBody.Plan.class)
                    .hasAtLeastOneElementOfType(EvidenceBody.Step.class)
                    .hasAtLeastOneElementOfType(EvidenceBody.ToolCall.class)
                    .hasAtLeastOneElementOfType(EvidenceBody.Artifact.class)
                    .hasAtLeastOneElementOfType(EvidenceBody.Verdict.class);
            assertThat(bodies)
                    .filteredOn(EvidenceBody.Handoff.class::isInstance)
                    .singleElement()
                    .satisfies(handoff -> assertThat(((EvidenceBody.Handoff) handoff).evidence())
                            .hasSize(2));
        }
    }

    @Test
    void should_print_what_each_role_saw() {
        QuickstartMain.play(memory, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("SESSION 1", "SESSION 2", "PLANNER planner-1 saw nothing", "REVIEWER reviewer-1 saw:")
                .contains("route \"" + QUICK + "\" failed");
    }

    private List<Turn> session() {
        return QuickstartMain.session(
                memory,
                "Charge in the customer's currency",
                "SESSION",
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static String blocks(Turn turn) {
        return section(turn, Section.FAILED_BRANCHES);
    }

    /** The rows under that heading of the guide that the agent saw. */
    private static String section(Turn turn, Section section) {
        return turn.saw()
                .lines()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> line.startsWith("- "))
                .collect(Collectors.joining("\n"));
    }
}
