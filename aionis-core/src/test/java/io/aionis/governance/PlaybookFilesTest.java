package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static io.aionis.governance.Counter.DESK;
import static io.aionis.governance.Counter.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.ledger.Erasure;
import io.aionis.plan.PlanFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookFilesTest {

    @TempDir
    Path folder;

    private final Counter counter = new Counter();
    private final Playbooks playbooks = counter.shop.playbooks();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void should_bring_exported_playbooks_back_as_drafts_and_each_plan_once() {
        PlaybookVersion version = counter.active();
        counter.shop.load(PLAN.replace("get_order", "find_order"), DESK);
        List<Path> files = playbooks.export(folder);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("playbook-refund.v1.plan.json", "playbook-refund.v2.plan.json");
        assertThat(playbooks.importFrom(folder, ADA, "again")).isEmpty();

        counter.shop.erase(Erasure.task(Counter.REFUND), ADA, "asked");
        List<PlaybookVersion> back = playbooks.importFrom(folder, ADA, "moved here");

        assertThat(back).extracting(PlaybookVersion::version).containsExactly(3, 4);
        assertThat(back.get(0).plan()).isEqualTo(version.plan());
        assertThat(back).extracting(PlaybookVersion::status).containsOnly(VersionStatus.DRAFT);
        assertThat(back.get(0).history().get(0).reason()).contains("moved here").contains("v1.plan.json");
    }

    @Test
    void should_name_files_safely_whatever_a_playbook_is_called() {
        for (String name : List.of("../../etc/passwd", "Refund", "refund", "con", "a/b", "a b", "é".repeat(300))) {
            counter.shop.load(PLAN.replace("\"name\": \"refund\"", "\"name\": \"" + name + "\""), DESK);
        }

        List<Path> files = playbooks.export(folder);

        assertThat(files).doesNotHaveDuplicates().hasSize(7).allSatisfy(file -> {
            assertThat(file.getParent()).isEqualTo(folder);
            assertThat(file.getFileName().toString()).matches("playbook-[a-z0-9_-]{1,70}\\.v1\\.plan\\.json");
            assertThat(file).isRegularFile();
        });
    }

    @Test
    void should_keep_nothing_when_one_file_is_bad() throws IOException {
        Files.writeString(folder.resolve("a.plan.json"), PLAN);
        Files.writeString(folder.resolve("b.plan.json"), PLAN.replace("\"WRITE\"", "\"MAYBE\""));

        assertThatThrownBy(() -> playbooks.importFrom(folder, ADA, "try"))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("b.plan.json")
                .hasMessageContaining("/steps/1/effect")
                .hasMessageContaining("Nothing was imported");
        Files.writeString(folder.resolve("b.plan.json"), PLAN.replace("Desk.refund", "Desk.other"));
        assertThatThrownBy(() -> playbooks.importFrom(folder, ADA, "try"))
                .hasMessageContaining("b.plan.json")
                .hasMessageContaining("'Desk.other'");
        Files.write(folder.resolve("b.plan.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> playbooks.importFrom(folder, ADA, "try"))
                .hasMessageContaining("b.plan.json")
                .hasMessageContaining("UTF-8");
        assertThat(playbooks.list()).isEmpty();
        assertThatThrownBy(() -> playbooks.importFrom(folder.resolve("none"), ADA, "try"))
                .hasMessageContaining("is no folder");
        assertThatThrownBy(() -> playbooks.importFrom(folder, ADA, " ")).hasMessageContaining("needs a reason");
    }

    @Test
    void should_show_a_version_and_how_two_differ() {
        counter.active();
        counter.shop.load(PLAN.replace("/payment\"", "/payment_id\""), DESK);

        assertThat(playbooks.show("refund", 1))
                .contains("refund v1 is ACTIVE")
                .contains("1. ")
                .contains("promote -> ACTIVE by ada (REVIEWER): read it [not validated: 0 of 3 runs");
        assertThat(playbooks.diff("refund", 1, 2)).contains("/payment_id");
        assertThat(playbooks.diff("refund", 1, 1)).isEmpty();
        assertThatThrownBy(() -> playbooks.show("refund", 9)).hasMessageContaining("known: [refund v1, refund v2]");
    }
}
