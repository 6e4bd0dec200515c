package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.model.chat.ChatModel;
import io.aionis.samples.orderdesk.Meter;
import io.aionis.samples.orderdesk.Table;
import io.aionis.samples.orderdesk.Usage;
import io.aionis.samples.orderdesk.shop.Shop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** What the acts share: the shop, the model, where the memory is, and the page they print on. Not safe for threads. */
public final class Stage implements AutoCloseable {
    static final String SCOPE = "shop:order-desk";

    private final Path directory;
    private final Path memory;
    private final ChatModel model;
    private final Meter meter;
    private final Prompts prompts;
    private final Shop shop;
    private final Page page;
    private final Table table = new Table();

    private Stage(Path directory, Path memory, ChatModel model, Meter meter, Prompts prompts, PrintStream out) {
        this.directory = directory;
        this.memory = memory;
        this.model = model;
        this.meter = meter;
        this.prompts = prompts;
        this.shop = Shop.open(directory.resolve("shop"));
        this.page = new Page(out);
    }

    /**
     * A stage with a new shop.
     *
     * @param directory for the shops and the plan; empty
     * @param memory for the ledger; may hold one from before
     * @param meter listens to the model, as do the prompts
     */
    public static Stage open(
            Path directory, Path memory, ChatModel model, Meter meter, Prompts prompts, PrintStream out) {
        return new Stage(directory, memory, model, meter, prompts, out);
    }

    /** Starts to measure what follows. */
    Lap lap() {
        return new Lap(meter.reading(), System.nanoTime());
    }

    /** Stops to measure, and enters the lap into the closing table. */
    Usage enter(String act, String happened, Lap lap) {
        Usage usage = meter.reading().minus(lap.before());
        table.add(act, happened, usage, Duration.ofNanos(System.nanoTime() - lap.nanos()));
        return usage;
    }

    Path directory() {
        return directory;
    }

    Path memory() {
        return memory;
    }

    ChatModel model() {
        return model;
    }

    Prompts prompts() {
        return prompts;
    }

    Shop shop() {
        return shop;
    }

    Page page() {
        return page;
    }

    Table table() {
        return table;
    }

    @Override
    public void close() {
        shop.close();
    }

    /** When something began, and what had been used by then. */
    record Lap(Usage before, long nanos) {}
}
