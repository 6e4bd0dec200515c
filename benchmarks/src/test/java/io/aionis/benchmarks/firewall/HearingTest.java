package io.aionis.benchmarks.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Trust;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final List<AdmissionCase> CASES =
            List.of(row("1", "g"), row("2", null), row("3", "g"), row("4", null));

    @Test
    void should_judge_each_list_where_nothing_is_known_of_the_others() {
        assertThat(scopes(false)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void should_judge_all_lists_in_one_scope_when_memory_is_shared() {
        assertThat(scopes(true)).hasSize(3).containsOnly(Scope.of("cases"));
    }

    @Test
    void should_offer_the_rows_of_a_group_together_in_file_order() {
        assertThat(Lists.of(CASES))
                .extracting(list -> list.stream().map(AdmissionCase::id).toList())
                .containsExactly(List.of("1", "3"), List.of("2"), List.of("4"));
        assertThat(Lists.ofSize(CASES, 3)).extracting(List::size).containsExactly(3, 1);
    }

    private static List<Scope> scopes(boolean shared) {
        List<Scope> scopes = new ArrayList<>();
        Setting setting = new Setting(Mode.STANDARD, null, Set.of(), shared);
        try (Hearing hearing = new Hearing(setting, CASES, 1)) {
            for (List<AdmissionCase> list : Lists.of(CASES)) {
                assertThat(hearing.judge(list, workspace -> scopes.add(workspace.scope())))
                        .extracting(Decided::row)
                        .isEqualTo(list);
            }
        }
        return scopes;
    }

    private static AdmissionCase row(String id, @Nullable String group) {
        return new AdmissionCase(
                id, group, "note", false, "Note " + id, Map.of(), "notes", "ada", Trust.KNOWN, null, null, null);
    }
}
