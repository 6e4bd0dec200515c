package io.aionis.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import org.junit.jupiter.api.Test;

class PlaybooksTest {

    private static final Actor PERSON = Actor.of("ada", Role.REVIEWER);
    private static final Actor MODEL = Actor.agent("desk");
    private static final String PLAN = """
            {"format": "aionis-plan/1", "name": "p", "task": "T.t", "parameters": {},
             "steps": [{"id": "s1", "tool": "ping", "effect": "READ", "arguments": {}}]}
            """;

    private final Workspace workspace =
            Aionis.builder().store(new InMemoryLedgerStore()).build().in("shop");
    private final Playbooks playbooks = workspace.playbooks();

    @Test
    void should_use_a_version_only_after_a_person_promoted_it() {
        workspace.load(PLAN, MODEL);
        assertThat(playbooks.active("T.t")).isEmpty();

        playbooks.promote("p", 1, PERSON, "read it, tried it");

        assertThat(playbooks.active("T.t")).get().satisfies(active -> {
            assertThat(active.label()).isEqualTo("p v1");
            assertThat(active.history())
                    .extracting(
                            PlaybookVersion.Change::transition, c -> c.actor().agent())
                    .containsExactly(tuple("load", "desk"), tuple("promote", "ada"));
        });
    }

    @Test
    void should_retire_the_version_that_was_active_when_another_is_promoted() {
        workspace.load(PLAN, PERSON);
        workspace.load(PLAN, PERSON);
        playbooks.promote("p", 1, PERSON, "first");
        playbooks.promote("p", 2, PERSON, "better");

        assertThat(playbooks.active("T.t"))
                .get()
                .extracting(PlaybookVersion::version)
                .isEqualTo(2);
        assertThat(playbooks.version("p", 1).status()).isEqualTo(VersionStatus.DRAFT);
    }

    @Test
    void should_have_one_active_version_for_a_task_whatever_its_playbooks_are_called() {
        workspace.load(PLAN, PERSON);
        var other = workspace.load(PLAN.replace("\"name\": \"p\"", "\"name\": \"q\""), PERSON);
        playbooks.promote("p", 1, PERSON, "first");
        playbooks.promote(other, PERSON, "better");

        assertThat(playbooks.list())
                .filteredOn(v -> v.status() == VersionStatus.ACTIVE)
                .extracting(PlaybookVersion::label)
                .containsExactly("q v1");
    }

    @Test
    void should_refuse_a_plan_of_another_task_and_a_change_without_a_reason() {
        workspace.load(PLAN, PERSON);

        assertThatThrownBy(() -> workspace.load(PLAN.replace("T.t", "T.other"), PERSON))
                .hasMessageContaining("'T.t'")
                .hasMessageContaining("name of its own");
        assertThatThrownBy(() -> playbooks.promote("p", 1, PERSON, " ")).hasMessageContaining("needs a reason");
    }

    @Test
    void should_refuse_a_promotion_by_anybody_but_a_reviewer() {
        workspace.load(PLAN, MODEL);

        assertThatThrownBy(() -> playbooks.promote("p", 1, MODEL, "I am sure"))
                .isInstanceOf(ForbiddenTransitionException.class)
                .hasMessageContaining("Cannot promote p v1")
                .hasMessageContaining("Role.REVIEWER");
        assertThat(playbooks.version("p", 1).status()).isEqualTo(VersionStatus.DRAFT);
    }

    @Test
    void should_name_what_exists_when_a_version_does_not() {
        workspace.load(PLAN, PERSON);

        assertThatThrownBy(() -> playbooks.version("p", 2))
                .hasMessageContaining("no p v2")
                .hasMessageContaining("[p v1]");
    }

    @Test
    void should_see_nothing_of_another_scope() {
        Aionis engine = Aionis.builder().store(new InMemoryLedgerStore()).build();
        engine.in("one").load(PLAN, PERSON);

        assertThat(engine.in("two").playbooks().list()).isEmpty();
    }
}
