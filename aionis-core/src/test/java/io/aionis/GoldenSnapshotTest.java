package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Scope;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of earlier releases, one folder each; a folder is never edited, and a release adds its own. */
class GoldenSnapshotTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.1"})
    void should_fold_to_the_state_written_beside_it(String release) throws Exception {
        try (Aionis aionis = Aionis.builder().store(new InMemoryLedgerStore()).build()) {
            Workspace shop = aionis.in(Scope.of("golden"));

            assertThat(shop.restore(golden(release, "shop.snapshot")).sameState())
                    .isTrue();

            assertThat(StateText.of(shop.state())).isEqualTo(Files.readString(golden(release, "state.jsonl")));
        }
    }

    private static Path golden(String release, String name) throws IOException, URISyntaxException {
        var found = GoldenSnapshotTest.class.getResource("/golden/" + release + "/" + name);
        return Path.of(Objects.requireNonNull(found, name).toURI());
    }
}
