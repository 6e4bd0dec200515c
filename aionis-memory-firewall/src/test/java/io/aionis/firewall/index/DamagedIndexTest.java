package io.aionis.firewall.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be trusted is emptied with one warning, so that the ledger fills it again; what fails, throws. */
class DamagedIndexTest {

    private static final Scope SCOPE = Scope.of("shop");

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        try (VerdictIndex index = VerdictIndexes.in(directory, () -> true)) {
            for (int i = 0; i < 20; i++) {
                index.put(List.of(Entries.of(SCOPE, "notes", "text " + i)));
            }
            index.cursor(SCOPE, 20);
        }
    }

    @Test
    void should_keep_what_is_whole_without_a_warning() {
        assertThat(warningsOfOpening(20)).isEmpty();
    }

    @Test
    void should_begin_anew_when_any_one_file_is_truncated() throws Exception {
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThat(warningsOfOpening(0)).as(file.toString()).hasSize(1);
            clear();
            write();
        }
    }

    @Test
    void should_begin_anew_when_a_file_is_missing_or_empty() throws Exception {
        Path data = files().stream()
                .filter(file -> file.getFileName().toString().startsWith("_"))
                .findFirst()
                .orElseThrow();
        Files.delete(data);
        assertThat(warningsOfOpening(0)).hasSize(1);
        clear();
        write();
        for (Path file : files()) {
            Files.write(file, new byte[0]);
        }
        assertThat(warningsOfOpening(0)).hasSize(1);
    }

    @Test
    void should_begin_anew_over_foreign_garbage_and_leave_other_files_alone() throws Exception {
        clear();
        Files.writeString(directory.resolve("segments_9"), "not Lucene's at all");
        Files.writeString(directory.resolve("_0.cfs"), "nor this");
        Files.writeString(directory.resolve("mine.txt"), "mine");
        assertThat(warningsOfOpening(0)).hasSize(1);
        assertThat(directory.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void should_begin_anew_when_another_release_wrote_it_in_another_form() throws Exception {
        for (Map<String, String> data : List.of(Map.of("format", "1"), Map.<String, String>of())) {
            clear();
            try (FSDirectory files = FSDirectory.open(directory);
                    IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
                writer.setLiveCommitData(data.entrySet());
                writer.commit();
            }
            assertThat(warningsOfOpening(0)).singleElement().asString().contains("format");
        }
    }

    @Test
    void should_not_make_durable_what_the_ledger_may_lose(@TempDir Path other) {
        AtomicBoolean ledger = new AtomicBoolean(true);
        try (VerdictIndex index = VerdictIndexes.in(other, ledger::get)) {
            index.put(List.of(Entries.of(SCOPE, "notes", "safe")));
            assertThat(index.commit()).isTrue();
            ledger.set(false);
            index.put(List.of(Entries.of(SCOPE, "notes", "not safe")));
            index.cursor(SCOPE, 7);
            assertThat(index.commit()).isFalse();
            assertThat(index.size()).isEqualTo(2);
        }
        try (VerdictIndex index = VerdictIndexes.in(other, ledger::get)) {
            assertThat(index.size()).isEqualTo(1);
            assertThat(index.cursor(SCOPE)).isZero();
        }
    }

    @Test
    void should_throw_when_the_storage_cannot_be_written() throws Exception {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        FilterDirectory failing = new FilterDirectory(new ByteBuffersDirectory()) {
            @Override
            public IndexOutput createOutput(String name, IOContext context) throws IOException {
                if (left.getAndDecrement() <= 0) {
                    throw new IOException("disk full");
                }
                return super.createOutput(name, context);
            }
        };
        VerdictIndex index = new VerdictIndex(
                failing, new IndexWriter(failing, new IndexWriterConfig()), () -> true, Committer.NEVER);
        index.put(List.of(Entries.of(SCOPE, "notes", "one")));
        left.set(0);
        assertThatThrownBy(() -> index.put(List.of(Entries.of(SCOPE, "notes", "two"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written")
                .hasRootCauseMessage("disk full");
    }

    /** The warnings of an opening that finds as many entries. */
    private List<String> warningsOfOpening(int entries) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (VerdictIndex index = VerdictIndexes.in(directory, () -> true)) {
            assertThat(index.size()).isEqualTo(entries);
            assertThat(index.cursor(SCOPE)).isEqualTo(entries);
            index.put(List.of(Entries.of(SCOPE, "notes", "text 1")));
            assertThat(index.find(
                            SCOPE, "notes", Entries.of(SCOPE, "notes", "text 1").hash()))
                    .isPresent();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("WARN"))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }
}
