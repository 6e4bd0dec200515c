package io.aionis.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.governance.Transition.OfRepair;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both tables, every cell: each status, transition and role. */
class TransitionTest {

    private static final String NEW = "new";
    private static final String ANYBODY = "PLANNER WORKER VERIFIER REVIEWER AGENT engine";

    /** From, by, to. */
    private record Line(String from, String by, String to) {
        boolean allows(@Nullable Enum<?> now, Actor actor) {
            String who =
                    actor.equals(Transition.ENGINE) ? "engine" : actor.role().name();
            return List.of(from.split(" ")).contains(now == null ? NEW : now.name())
                    && List.of(by.split(" ")).contains(who);
        }
    }

    private static final Map<Transition, Line> VERSIONS = Map.of(
            Transition.COMPILE, new Line(NEW, ANYBODY, "DRAFT"),
            Transition.LOAD, new Line(NEW, ANYBODY, "DRAFT"),
            Transition.MEND, new Line(NEW, ANYBODY, "DRAFT"),
            Transition.SUBMIT, new Line("DRAFT", ANYBODY, "SHADOW"),
            Transition.PROMOTE, new Line("DRAFT SHADOW", "REVIEWER", "ACTIVE"),
            Transition.PASS, new Line("SHADOW", "engine", "ACTIVE"),
            Transition.RETIRE, new Line("ACTIVE", "REVIEWER engine", "DRAFT"),
            Transition.DEMOTE, new Line("ACTIVE", "REVIEWER engine", "SHADOW"),
            Transition.DISABLE, new Line("DRAFT SHADOW ACTIVE", "REVIEWER", "DISABLED"),
            Transition.ENABLE, new Line("DISABLED", "REVIEWER", "DRAFT"));

    private static final Map<OfRepair, Line> REPAIRS = Map.of(
            OfRepair.PROPOSE, new Line(NEW, ANYBODY, "PENDING_REVIEW"),
            OfRepair.APPROVE, new Line("PENDING_REVIEW", "REVIEWER", "APPROVED"),
            OfRepair.ACCEPT, new Line("PENDING_REVIEW", "engine", "APPROVED"),
            OfRepair.REJECT, new Line("PENDING_REVIEW", "REVIEWER", "REJECTED"));

    private static final Map<OfRepair, Line> REPAIRS_BY_MODELS = Map.of(
            OfRepair.PROPOSE, new Line(NEW, ANYBODY, "PENDING_REVIEW"),
            OfRepair.APPROVE, new Line("PENDING_REVIEW", "REVIEWER AGENT", "APPROVED"),
            OfRepair.ACCEPT, new Line("PENDING_REVIEW", "engine", "APPROVED"),
            OfRepair.REJECT, new Line("PENDING_REVIEW", "REVIEWER AGENT", "REJECTED"));

    static Stream<Arguments> versions() {
        return cells(Transition.values(), VersionStatus.values());
    }

    static Stream<Arguments> repairs() {
        return cells(OfRepair.values(), RepairStatus.values());
    }

    private static Stream<Arguments> cells(Enum<?>[] transitions, Enum<?>[] statuses) {
        List<Actor> actors = new ArrayList<>(
                Arrays.stream(Role.values()).map(role -> Actor.of("ann", role)).toList());
        actors.add(Transition.ENGINE);
        List<@Nullable Enum<?>> from = new ArrayList<>(List.of(statuses));
        from.add(null);
        return Arrays.stream(transitions)
                .flatMap(transition -> from.stream()
                        .flatMap(status -> actors.stream().map(actor -> Arguments.of(transition, status, actor))));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_lead_a_version_where_the_table_says_and_refuse_the_rest_by_name(
            Transition transition, @Nullable VersionStatus now, Actor actor) {
        Line line = VERSIONS.get(transition);

        hold(line, transition.word(), now, actor, () -> transition.apply("p v1", now, actor));
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void should_lead_a_repair_where_the_table_says_and_refuse_the_rest_by_name(
            OfRepair transition, @Nullable RepairStatus now, Actor actor) {
        hold(REPAIRS.get(transition), transition.word(), now, actor, () -> transition.apply("p v1", now, actor, false));
        hold(
                REPAIRS_BY_MODELS.get(transition),
                transition.word(),
                now,
                actor,
                () -> transition.apply("p v1", now, actor, true));
    }

    private static void hold(
            @Nullable Line line, String word, @Nullable Enum<?> now, Actor actor, Supplier<? extends Enum<?>> apply) {
        assertThat(line).as("the line of %s", word).isNotNull();
        if (line.allows(now, actor)) {
            assertThat(apply.get().name()).isEqualTo(line.to());
        } else {
            assertThatThrownBy(apply::get)
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("Cannot " + word + " p v1");
        }
    }
}
