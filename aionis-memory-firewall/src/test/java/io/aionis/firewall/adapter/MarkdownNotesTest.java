package io.aionis.firewall.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.firewall.admission.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownNotesTest {

    @TempDir
    Path directory;

    @Test
    void should_offer_each_section_by_path_and_line() throws IOException {
        write("ops/deploy.md", """
                Deploys, in short.

                # Before
                Tell the desk.
                ### Detail
                By mail.

                ## Then
                ```
                # not a heading
                ```
                Run it.

                ## Nothing below
                """);
        write("hours.markdown", "# Hours\r\nNine to five.\r\n");

        ForeignRows found = read();

        assertThat(found.rows())
                .extracting(ForeignRow::id)
                .containsExactly("hours.markdown", "ops/deploy.md#L1", "ops/deploy.md#L3", "ops/deploy.md#L8");
        assertThat(found.candidates())
                .extracting(Candidate::text)
                .containsExactly(
                        "# Hours\nNine to five.",
                        "Deploys, in short.",
                        "# Before\nTell the desk.\n### Detail\nBy mail.",
                        "## Then\n```\n# not a heading\n```\nRun it.");
        assertThat(found.unread()).isEmpty();
    }

    @Test
    void should_take_the_front_matter_as_metadata_of_each_section() throws IOException {
        write("a.md", """
                ---
                title: "Codes: of the door"   \s
                author: eve
                date: 2026-03-01
                updated: 2026-03-02T10:00:00Z
                expires: 2026-05-04 # then it changes
                tags: [door, 'code']
                owners:
                - ann
                - "bob"
                nested:
                  deep: 1
                # a comment
                aionis.surface: use_now
                aionis.scope: bank
                ---
                # One
                x
                # Two
                y
                """);

        ForeignRows found = read();

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("a.md#L17", "a.md#L19");
        for (Candidate candidate : found.candidates()) {
            assertThat(candidate.metadata())
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("title", "Codes: of the door"),
                            Map.entry("author", "eve"),
                            Map.entry("date", "2026-03-01"),
                            Map.entry("updated", "2026-03-02T10:00:00Z"),
                            Map.entry("expires", "2026-05-04"),
                            Map.entry("tags", "door, code"),
                            Map.entry("owners", "ann, bob"),
                            Map.entry("nested", "deep: 1"),
                            Map.entry("aionis.scope", "bank"),
                            Map.entry("aionis.surface", "use_now"),
                            Map.entry("aionis.expires", "2026-05-05T00:00:00Z")));
            assertThat(candidate.origin().writer()).isEqualTo("eve");
            assertThat(candidate.origin().at()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\na: 1\n", "---\nno colon\n---\nx", "---\na: 1\na: 2\n---\nx", "---\n- a\n---\nx"})
    void should_report_a_note_whose_front_matter_it_cannot_understand(String text) throws IOException {
        write("a.md", text);
        write("b.md", "Fine.");

        ForeignRows found = read();

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("b.md");
        assertThat(found.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.place()).isEqualTo("a.md");
            assertThat(unread.problem()).contains("front matter").contains("expected");
        });
    }

    @Test
    void should_pass_over_what_is_hidden_and_what_is_no_note() throws IOException {
        write(".obsidian/a.md", "x");
        write(".b.md", "x");
        write("c.txt", "x");
        write("empty.md", "\n");

        assertThat(read()).isEqualTo(new ForeignRows(java.util.List.of(), java.util.List.of()));
    }

    @Test
    void should_report_links_and_what_is_too_long_or_not_utf8() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "The code is 7.");
        write("ok.md", "Fine.");
        Files.createSymbolicLink(folder().resolve("file.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(folder().resolve("folder"), outside);
        Files.write(folder().resolve("latin.md"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        write("long.md", "x".repeat((1 << 20) + 1));
        write("just.md", "x".repeat(1 << 20));
        write("line\nbreak.md", "x");

        ForeignRows found = read();

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("just.md", "ok.md");
        assertThat(found.unread())
                .extracting(UnreadRow::place)
                .containsExactly("file.md", "folder", "latin.md", "line?break.md", "long.md");
        assertThat(found.unread().toString()).doesNotContain("The code").contains("UTF-8", "1048576", "link");
    }

    @Test
    void should_say_that_there_is_no_such_folder() throws IOException {
        Path file = Files.writeString(directory.resolve("note.md"), "x");

        assertThatThrownBy(() -> MarkdownNotes.read(directory.resolve("none"), "wiki"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a folder");
        assertThatThrownBy(() -> MarkdownNotes.read(file, "wiki"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("note.md");
        assertThatThrownBy(() -> MarkdownNotes.read(directory, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path folder() throws IOException {
        return Files.createDirectories(directory.resolve("notes"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ForeignRows read() throws IOException {
        return MarkdownNotes.read(folder(), "wiki");
    }
}
