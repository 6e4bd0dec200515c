package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.ledger.Erasure;
import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.ledger.snapshot.RestoreReceipt;
import io.aionis.ledger.snapshot.SnapshotReceipt;
import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Hashes;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    private static final Scope SHOP = Scope.of("shop");
    private static final Actor ANN = Actor.agent("ann");

    @TempDir
    Path temp;

    private Path file;
    private Aionis source;
    private Aionis target;
    private Workspace from;
    private Workspace into;

    @BeforeEach
    void open() {
        file = temp.resolve("shop.snapshot");
        source = Aionis.open(temp.resolve("source"));
        target = Aionis.builder().store(new InMemoryLedgerStore()).build();
        from = source.in(SHOP);
        into = target.in(SHOP);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void should_fold_to_the_same_state_in_an_empty_store(long seed) {
        fill(from, RandomEvidence.of(seed, SHOP, 700));
        fill(source.in("other"), RandomEvidence.of(seed, Scope.of("other"), 20));

        SnapshotReceipt written = from.snapshot(file);
        RestoreReceipt restored = into.restore(file);

        assertThat(written.pieces()).as("seed %d", seed).isEqualTo(700);
        assertThat(restored.added()).as("seed %d", seed).isEqualTo(700);
        assertThat(restored.sameState()).as("seed %d", seed).isTrue();
        assertThat(into.state()).as("seed %d", seed).isEqualTo(from.state());
        assertThat(into.state().memories()).as("seed %d", seed).isNotEmpty();
        assertThat(evidence(into)).as("seed %d", seed).isEqualTo(evidence(from));
        assertThat(into.restore(file).added()).as("seed %d", seed).isZero();
        assertThat(evidence(into)).as("seed %d", seed).isEqualTo(evidence(from));
    }

    @Test
    void should_write_one_line_for_each_piece_between_header_and_checksum() throws Exception {
        List<Evidence> evidence = RandomEvidence.of(1, SHOP, 5);
        fill(from, evidence);

        SnapshotReceipt receipt = from.snapshot(file);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0))
                .contains("\"aionis\":\"snapshot\"", "\"v\":1", "\"shop\"", "\"count\":5", "\"cursor\":5");
        for (int i = 0; i < 5; i++) {
            assertThat(EvidenceJson.read(lines.get(i + 1))).isEqualTo(evidence.get(i));
        }
        String before = String.join("\n", lines.subList(0, 6)) + "\n";
        assertThat(lines.get(6)).contains(Hashes.sha256(before), receipt.sha256(), receipt.state());
    }

    @Test
    void should_hold_an_empty_scope() {
        assertThat(from.snapshot(file).pieces()).isZero();
        assertThat(into.restore(file).sameState()).isTrue();
    }

    @Test
    void should_add_what_is_new_beside_what_is_there() {
        fill(from, RandomEvidence.of(3, SHOP, 50));
        fill(into, RandomEvidence.of(3, SHOP, 20));
        from.snapshot(file);

        RestoreReceipt receipt = into.restore(file);

        assertThat(receipt.added()).isEqualTo(30);
        assertThat(into.state()).isEqualTo(from.state());
    }

    @Test
    void should_replace_a_file_whole_and_leave_nothing_beside_it() throws Exception {
        Files.writeString(file, "an older one");
        fill(from, RandomEvidence.of(1, SHOP, 3));

        from.snapshot(file);

        assertThat(into.restore(file).added()).isEqualTo(3);
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactlyInAnyOrder(file, temp.resolve("source"));
        }
        assertThatThrownBy(() -> from.snapshot(temp.resolve("nowhere/x")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("Create the directory");
    }

    @Test
    void should_hold_a_line_of_200_kilobytes_and_private_lanes() {
        String huge = "x".repeat(200_000);
        Evidence evidence = new Evidence(
                new EvidenceId("huge"),
                SHOP,
                null,
                null,
                ANN,
                Lane.AGENT,
                Instant.EPOCH,
                new EvidenceBody.Step("t", huge, Outcome.FAILED, List.of(), null),
                Circumstances.NONE.about("database.port", "5432"));
        fill(from, List.of(evidence));

        from.snapshot(file);
        into.restore(file);
        target.in("branch").restore(file, SHOP);

        assertThat(evidence(into)).containsExactly(evidence);
        assertThat(evidence(target.in("branch"))).containsExactly(evidence.in(Scope.of("branch")));
        assertThat(evidence.in(Scope.of("branch")).circumstances()).isEqualTo(evidence.circumstances());
    }

    @Test
    void should_keep_erased_what_was_erased_after_the_snapshot() {
        fill(from, RandomEvidence.of(1, SHOP, 60));
        from.snapshot(file);
        from.erase(Erasure.everything(), ANN, "asked");
        List<Evidence> left = evidence(from);

        assertThat(from.restore(file).added()).isZero();

        assertThat(evidence(from)).isEqualTo(left).hasSize(1);
    }

    @Test
    void should_refuse_another_scope_unless_it_is_named() {
        fill(from, RandomEvidence.of(1, SHOP, 10));
        from.snapshot(file);
        Workspace branch = target.in(Scope.of("acme", "branch"));

        refused(branch, "line 1", "default/shop", "acme/branch", "Scope.of(\"default\", \"shop\")");

        RestoreReceipt receipt = branch.restore(file, SHOP);
        assertThat(receipt.added()).isEqualTo(10);
        assertThat(receipt.sameState()).isFalse();
        assertThat(evidence(branch))
                .isEqualTo(
                        evidence(from).stream().map(e -> e.in(branch.scope())).toList());
    }

    @Test
    void should_name_both_when_an_id_stands_for_other_content_and_import_nothing() {
        List<Evidence> evidence = RandomEvidence.of(1, SHOP, 10);
        fill(from, evidence);
        from.snapshot(file);
        Evidence own = new Evidence(
                new EvidenceId("e7"), SHOP, null, null, ANN, Lane.SHARED, Instant.EPOCH, new EvidenceBody.Gap(1, "x"));
        fill(into, List.of(own));

        refused(into, "line 9", "'e7'", "In the ledger: gap by 'ann' at 1970", "refused: ", "Nothing was imported");
        assertThat(evidence(into)).containsExactly(own);
    }

    @Test
    void should_refuse_a_file_at_every_line_it_can_be_cut_off() throws Exception {
        fill(from, RandomEvidence.of(1, SHOP, 4));
        from.snapshot(file);
        List<String> lines = Files.readAllLines(file);

        for (int kept = 0; kept < lines.size(); kept++) {
            write(lines.subList(0, kept));
            refused(into, "shop.snapshot, line " + (kept + 1), "cut off", "copy it anew");
        }
        byte[] whole = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 1; length += 37) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refused(into, "shop.snapshot, line ");
        }
        assertThat(evidence(into)).isEmpty();
    }

    @Test
    void should_take_a_file_without_a_line_feed_at_its_end() throws Exception {
        fill(from, RandomEvidence.of(1, SHOP, 4));
        from.snapshot(file);
        Files.writeString(file, Files.readString(file).stripTrailing());

        assertThat(into.restore(file).added()).isEqualTo(4);
    }

    @Test
    void should_name_file_and_line_when_anything_in_it_was_changed() throws Exception {
        fill(from, RandomEvidence.of(1, SHOP, 4));
        from.snapshot(file);
        List<String> lines = Files.readAllLines(file);

        write(with(lines, 2, lines.get(2).replace("\"lane\":\"", "\"lane\":\"X")));
        refused(into, "line 3", "Not evidence");
        write(with(lines, 2, "not json"));
        refused(into, "line 3", "Not JSON");
        write(with(lines, 2, lines.get(2).replace("\"v\":1", "\"v\":7")));
        refused(into, "line 3", "schema version 7");
        write(with(lines, 2, lines.get(2).replace("\"shop\"", "\"shed\"")));
        refused(into, "line 3", "default/shed");
        write(with(lines, 2, lines.get(1)));
        refused(into, "line 3", "'e0'", "second time");
        write(with(lines, 1, lines.get(1).replace("\"agent\":\"", "\"agent\":\"de")));
        refused(into, "line 6", "checksum");
        write(with(lines, 0, lines.get(0).replace("\"v\":1", "\"v\":2")));
        refused(into, "line 1", "format 2", "reads 1");
        write(with(lines, 0, "{}"));
        refused(into, "line 1", "no header");
        write(with(lines, 0, lines.get(0).replace("\"count\":4", "\"count\":3")));
        refused(into, "line 5");
        Files.writeString(file, String.join("\r\n", lines) + "\r\n");
        refused(into, "line 6", "line ends");
        write(lines);
        Files.writeString(file, Files.readString(file) + "more\n");
        refused(into, "line 7", "more text");
        Files.write(file, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '\n'});
        refused(into, "line 1", "UTF-8");
        Files.delete(file);
        refused(into, "shop.snapshot", "not there");
        assertThat(evidence(into)).isEmpty();
    }

    private void refused(Workspace workspace, String... why) {
        assertThatThrownBy(() -> workspace.restore(file))
                .isInstanceOf(LedgerException.class)
                .message()
                .contains(why);
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static List<String> with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        assertThat(line).isNotEqualTo(lines.get(index));
        changed.set(index, line);
        return changed;
    }

    private static void fill(Workspace workspace, List<Evidence> evidence) {
        evidence.forEach(workspace::observe);
    }

    private static List<Evidence> evidence(Workspace workspace) {
        return workspace.evidence(0, 10_000).stream().map(Recorded::evidence).toList();
    }
}
