package io.aionis.benchmarks.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.tau.TauRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a tiny recording; {@code -Dretail.data=FOLDER} with a database and runs.jsonl measures that one instead. */
class RetailFidelityTest {

    private static final String RUNS = """
            {"id": "a", "task_id": 1, "trial": 0, "reward": 1.0, "instruction": "Cancel #W1.", "gold_actions": [{"name": "cancel_pending_order", "kwargs": {"order_id": "#W1", "reason": "no longer needed"}}], "steps": [{"i": 0, "tool": "find_user_id_by_email", "args": {"email": "ada@example.com"}, "result": "ada_byte_10", "error": false}, {"i": 1, "tool": "cancel_pending_order", "args": {"order_id": "#W2", "reason": "no longer needed"}, "result": "Error: non-pending order cannot be cancelled", "error": true}, {"i": 2, "tool": "cancel_pending_order", "args": {"order_id": "#W1", "reason": "no longer needed"}, "result": "{\\"order_id\\": \\"#W1\\", \\"user_id\\": \\"ada_byte_10\\", \\"address\\": {\\"zip\\": \\"10001\\"}, \\"items\\": [{\\"name\\": \\"Lamp\\", \\"product_id\\": \\"500\\", \\"item_id\\": \\"501\\", \\"price\\": 20.1, \\"options\\": {\\"color\\": \\"red\\"}}, {\\"name\\": \\"Mug\\", \\"product_id\\": \\"600\\", \\"item_id\\": \\"601\\", \\"price\\": 5, \\"options\\": {\\"size\\": \\"S\\"}}], \\"fulfillments\\": [], \\"status\\": \\"cancelled\\", \\"payment_history\\": [{\\"transaction_type\\": \\"payment\\", \\"amount\\": 25.1, \\"payment_method_id\\": \\"gift_card_1\\"}, {\\"transaction_type\\": \\"refund\\", \\"amount\\": 25.1, \\"payment_method_id\\": \\"gift_card_1\\"}], \\"cancel_reason\\": \\"no longer needed\\"}", "error": false}]}
            """;

    @Test
    void should_agree_with_the_recording_when_its_steps_run_again(@TempDir Path temporary) throws IOException {
        String given = System.getProperty("retail.data");
        Path folder = given == null ? temporary : Path.of(given);
        if (given == null) {
            TinyShop.in(temporary);
            Files.writeString(temporary.resolve("runs.jsonl"), RUNS);
        }

        RetailFidelity fidelity =
                RetailFidelity.measure(RetailWorld.open(folder), TauRuns.read(folder.resolve("runs.jsonl")), 7);

        if (given != null) {
            System.out.println(fidelity);
        }
        assertThat(fidelity.mismatches()).isEmpty();
        assertThat(fidelity.goldMissed()).isEmpty();
        assertThat(fidelity.goldReachedRenamed()).isEqualTo(fidelity.solved());
        assertThat(fidelity.solved()).isPositive();
    }
}
