package io.aionis.samples.orderdesk;

import dev.langchain4j.model.chat.ChatModel;
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

    /** 0 when played, 1 when the play broke off, such as for a model that does not answer, 2 for bad options. */
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
                return play(stage, err);
            }
        } catch (IllegalArgumentException refused) {
            err.println("order-desk: " + refused.getMessage());
            return 2;
        }
    }

    private static int play(Stage stage, PrintStream err) {
        try {
            Play.all(stage);
            return 0;
        } catch (RuntimeException broken) {
            err.println("order-desk: the play broke off: " + broken.getMessage());
            return 1;
        }
    }
}
