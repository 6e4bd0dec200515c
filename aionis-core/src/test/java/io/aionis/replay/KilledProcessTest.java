package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.jdbc.SqliteLedgerStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process is killed at a point of its replay; another takes the request up from its files. */
class KilledProcessTest {

    private static final List<String> WANTED = List.of("pay{\"order\":\"#7\"}");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "0, before the request",
        "1, after the request",
        "2, in look",
        "3, before keeping the reads",
        "4, after keeping the reads",
        "5, before the claim of pay",
        "6, after the claim of pay",
        "7, before the effect of pay",
        "8, after the effect of pay",
        "9, before the settlement of pay",
        "10, after the settlement of pay"
    })
    void should_write_once_when_the_process_is_killed(int number, String point) throws Exception {
        Path ledger = directory.resolve("ledger");
        Path world = directory.resolve("world");
        assertThat(killedAt(ledger, world, number)).isEqualTo(CrashChild.AT + point);
        List<String> left = CrashStory.effects(world);

        try (SqliteLedgerStore store = SqliteLedgerStore.open(ledger)) {
            ReplayReport again = CrashStory.ONE_WRITE.submit(store, CrashChild.SCOPE, world, Death.NEVER);

            assertThat(again.status()).as(again.render()).isEqualTo(CrashMatrixTest.expected(point));
            if (again.status() == ReplayStatus.IN_DOUBT) {
                assertThat(CrashStory.effects(world)).isEqualTo(left);
                assertThat(again.reason())
                        .contains("check whether it happened")
                        .contains("pay")
                        .contains("#7");
                CrashStory.decide(store, CrashChild.SCOPE, again, !left.isEmpty());
                again = CrashStory.ONE_WRITE.submit(store, CrashChild.SCOPE, world, Death.NEVER);
            }
            assertThat(again.succeeded()).as(again.render()).isTrue();
            assertThat(CrashStory.effects(world)).isEqualTo(WANTED);
        }
    }

    /** What the process said when it was killed. */
    private static String killedAt(Path ledger, Path world, int number) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        CrashStory.ONE_WRITE.name(),
                        ledger.toString(),
                        world.toString(),
                        Integer.toString(number))
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(CrashChild.AT)) {
                    return line;
                }
                said.append(line).append('\n');
            }
            return said.toString();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
