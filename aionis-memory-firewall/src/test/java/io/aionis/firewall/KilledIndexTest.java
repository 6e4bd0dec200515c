package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.firewall.index.VerdictIndexes;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process is killed while it judges; what it left is opened again. */
class KilledIndexTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void should_open_again_and_know_what_the_ledger_knows_and_no_more(long seed) throws Exception {
        Random random = new Random(seed);
        int judged = 0;
        for (int round = 0; round < 2; round++) {
            judged = killed(judged, 20 + random.nextInt(150), round == 1);
        }
        Path index = directory.resolve("index");
        try (Aionis aionis =
                Aionis.builder().directory(directory.resolve("ledger")).build()) {
            try (VerdictIndex left = VerdictIndexes.in(index, () -> true)) {
                assertThat(left.size())
                        .as("seed %d: commits are made while it runs", seed)
                        .isPositive();
                assertThat(recorded(aionis)).as("seed %d", seed).containsAll(held(left, judged));
            }
            try (MemoryFirewall firewall = MemoryFirewall.builder()
                    .workspace(aionis.in(Firewalls.SCOPE))
                    .trust("notes", Trust.KNOWN)
                    .indexDirectory(index)
                    .build()) {
                for (int i = 0; i <= judged; i++) {
                    assertThat(firewall.judge(IndexChild.list(i)))
                            .extracting(Admission::decision)
                            .containsOnly(Decision.ADMIT);
                }
            }
            assertThat(aionis.in(Firewalls.SCOPE).flush(Duration.ofSeconds(10))).isTrue();
            assertThat(recorded(aionis))
                    .as("seed %d: each once", seed)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(5 * (judged + 1));
        }
    }

    /** Kills a process that goes on from a list, when it has judged some; in the second round not before a commit. */
    private int killed(int from, int lists, boolean committed) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexChild.class.getName(),
                        directory.toString(),
                        Integer.toString(from))
                .redirectErrorStream(true)
                .start();
        int last = -1;
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(IndexChild.JUDGED)) {
                    last = Integer.parseInt(line.substring(IndexChild.JUDGED.length()));
                    if (last >= from + lists && (!committed || hasSegments())) {
                        return last;
                    }
                } else {
                    said.append(line).append('\n');
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        throw new AssertionError("the process ended by itself after " + last + ": " + said);
    }

    private boolean hasSegments() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("index"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("segments_"));
        }
    }

    private static Set<String> held(VerdictIndex index, int judged) {
        Set<String> held = new HashSet<>();
        for (int i = 0; i <= judged; i++) {
            for (Candidate candidate : IndexChild.list(i)) {
                index.find(Firewalls.SCOPE, "notes", candidate.hash()).ifPresent(entry -> held.add(entry.hash()));
            }
        }
        return held;
    }

    private static List<String> recorded(Aionis aionis) {
        List<String> hashes = new ArrayList<>();
        long cursor = 0;
        for (List<Recorded> page = page(aionis, cursor); !page.isEmpty(); page = page(aionis, cursor)) {
            for (Recorded recorded : page) {
                cursor = recorded.cursor();
                if (recorded.evidence().body() instanceof EvidenceBody.Admission admission) {
                    hashes.add(admission.contentHash());
                }
            }
        }
        return hashes;
    }

    private static List<Recorded> page(Aionis aionis, long cursor) {
        return aionis.in(Firewalls.SCOPE).evidence(cursor, 1000);
    }
}
