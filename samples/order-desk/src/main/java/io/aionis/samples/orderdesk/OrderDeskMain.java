package io.aionis.samples.orderdesk;

import dev.langchain4j.model.chat.ChatModel;
import io.aionis.ledger.LedgerException;
import io.aionis.samples.orderdesk.acts.Play;
import io.aionis.samples.orderdesk.acts.Prompts;
import io.aionis.samples.orderdesk.acts.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plays the sample: an agent that learns its work, in five acts. */
public final class OrderDeskMain {

    private OrderDeskMain() {}

    public static void main(String[] args) throws IOException {
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** 0 when played, 2 when the options are no good or the ledger cannot be used. */
    static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err) throws IOException {
        try {
            Options options = Options.parse(List.of(args));
            if (options.help()) {
                out.print(Options.USAGE);
                return 0;
            }
            Meter meter = new Meter();
            Prompts prompts = new Prompts();
            ChatModel model = Models.from(args, env, meter, prompts);
            Path directory = Files.createTempDirectory("order-desk");
            Path memory = options.memory() == null ? directory.resolve("memory") : options.memory();
            try (Stage stage = Stage.open(directory, memory, model, meter, prompts, out)) {
                Play.all(stage);
            }
            return 0;
        } catch (IllegalArgumentException | LedgerException refused) {
            err.println("order-desk: " + refused.getMessage());
            return 2;
        }
    }
}
