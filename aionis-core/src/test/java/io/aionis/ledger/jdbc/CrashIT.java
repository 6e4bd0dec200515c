package io.aionis.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.ledger.Samples;
import io.aionis.model.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {

    private static final int TRIALS = 3;
    private static final int ACKNOWLEDGED = 100;

    @TempDir
    Path directory;

    @Test
    @Timeout(60)
    void L7_should_hold_everything_acknowledged_when_the_process_is_killed() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            Process child = ChildJvm.start(AppendInChild.class, directory.toString(), "trial-" + trial);
            try (BufferedReader out = child.inputReader()) {
                int before = acknowledged.size();
                while (acknowledged.size() < before + ACKNOWLEDGED + 37 * trial) {
                    acknowledged.add(nextId(out));
                }
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThatAllIsHeld(acknowledged, trial);
        }
    }

    private static String nextId(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("ACK ")) {
            line = out.readLine();
        }
        assertThat(line).as("the child ended early").isNotNull();
        return line.substring(4);
    }

    private void assertThatAllIsHeld(List<String> acknowledged, int trial) {
        try (Ledger ledger = new Ledger(SqliteLedgerStore.open(directory))) {
            assertThat(Samples.ids(ledger.scope(Samples.SCOPE))).containsAll(acknowledged);
            for (int t = 0; t < 3; t++) {
                List<Recorded> run = ledger.run(Samples.SCOPE, new RunId("trial-" + trial + "-" + t));
                for (int i = 0; i < run.size(); i++) {
                    assertThat(run.get(i).position()).isEqualTo(i);
                    assertThat(run.get(i).evidence().id().value()).endsWith("-" + i);
                }
            }
        }
    }
}
