package io.aionis.samples.devenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.replay.ReplayReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void should_set_up_projects_stop_when_the_settings_changed_and_go_on_once_repaired() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        List<ReplayReport> reports =
                DevEnvironmentMain.play(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(reports).extracting(ReplayReport::succeeded).containsExactly(true, false, true);
        Path workspace = folder.resolve("workspace");
        assertThat(workspace.resolve("refunds/app.jar")).exists();
        assertThat(workspace.resolve("invoices/app.jar")).exists();
        assertThat(workspace.resolve("refunds/src/Refunds.java"))
                .content()
                .contains("public class Refunds", "refunds is ready");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("sourceEncoding");
    }
}
