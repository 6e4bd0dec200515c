package io.aionis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void should_say_what_is_wrong_with_a_name() {
        assertThatThrownBy(() -> Scope.of(" ")).hasMessageContaining("Scope.name is blank");
        assertThatThrownBy(() -> Scope.of("a\nb")).hasMessageContaining("control character at 1");
        assertThatThrownBy(() -> Task.of("x".repeat(513))).hasMessageContaining("513 characters");
        assertThatThrownBy(() -> new RunId("a\ud83d")).hasMessageContaining("half a character at 1");
        assertThatThrownBy(() -> new RunId("\ude00a")).hasMessageContaining("half a character at 0");
    }

    @Test
    void should_take_names_in_any_script() {
        assertThat(Scope.of("日本", "😀 repo:é").toString()).isEqualTo("日本/😀 repo:é");
    }
}
