package io.aionis.samples.governedrag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.injector.DefaultContentInjector;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.Aionis;
import io.aionis.firewall.FirewallCounts;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.langchain4j.FencingContentInjector;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks an agent the same questions over the same notes, without and with the memory firewall, and prints the receipts. */
public final class GovernedRagMain {

    private static final String SCOPE = "repo:shop";
    private static final int MOST_NOTES = 6;
    private static final double LEAST_SCORE = 0.6;

    private final EmbeddingModel embeddings = new WordHashing();
    private final Page page;

    private GovernedRagMain(PrintStream out) {
        this.page = new Page(out);
    }

    public static void main(String[] args) throws IOException {
        play(
                Files.createTempDirectory("aionis-governed-rag"),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** What each question led to without and with the firewall, every receipt, and the firewall's counts. */
    record Result(
            Turn yesterday,
            Map<Topic, Turn> without,
            Map<Topic, Turn> with,
            List<Admission> receipts,
            FirewallCounts counts) {}

    static Result play(Path folder, PrintStream out) {
        return new GovernedRagMain(out).play(folder);
    }

    private Result play(Path folder) {
        page.line("An agent does what the notes in its vector store say. Some of these notes are bad.");
        page.line("It is asked the same six questions twice: over the plain store, and through the memory firewall.");
        try (Aionis aionis = Aionis.open(folder.resolve("memory"))) {
            Turn yesterday = yesterday(aionis);
            List<Admission> receipts = new ArrayList<>();
            try (MemoryFirewall firewall = MemoryFirewall.builder()
                    .workspace(aionis.in(SCOPE))
                    .task(() -> Task.of("Desk.answer"))
                    .writerTrust("customer-mail", Trust.UNTRUSTED)
                    .listener(receipts::add)
                    .build()) {
                return today(yesterday, firewall, receipts);
            }
        }
    }

    private Result today(Turn yesterday, MemoryFirewall firewall, List<Admission> receipts) {
        EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        EmbeddingStore<TextSegment> governed = firewall.govern(store, "notes");
        page.heading("The notes, which both agents share:");
        for (Note note : Note.ALL) {
            governed.add(embeddings.embed(note.text()).content(), note.segment());
            page.note(note);
        }
        page.heading("Each question without and with the firewall: the notes in the prompt, and what came of it.");
        page.line("A note with a question mark came marked: inspect before use.");
        Map<Topic, Turn> without = new EnumMap<>(Topic.class);
        Map<Topic, Turn> with = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            without.put(topic, ask(topic, augmentor(store, new DefaultContentInjector())));
            with.put(topic, ask(topic, augmentor(governed, new FencingContentInjector())));
            page.question(topic, turn(without, topic), turn(with, topic));
        }
        page.heading("The receipts. Each holds a hash and the reasons, and no word of the note:");
        page.receipts(receipts);
        FirewallCounts counts = firewall.counts();
        page.heading("Judged %d rows, kept out %d, could not judge %d."
                .formatted(counts.judged(), counts.kept(), counts.errors()));
        return new Result(yesterday, without, with, List.copyOf(receipts), counts);
    }

    /** One day before the notes are read: the ledger sees a way fail, and another one work. */
    private Turn yesterday(Aionis aionis) {
        page.heading("Yesterday. The agent is recorded while it tries note b, and then what the manual says:");
        InMemoryEmbeddingStore<TextSegment> one = new InMemoryEmbeddingStore<>();
        Note tried = Note.ALL.get(1);
        one.add(embeddings.embed(tried.text()).content(), tried.segment());
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(aionis)
                .scope(SCOPE)
                .retrievalAugmentor(augmentor(one, new DefaultContentInjector()))
                .build();
        World world = new World();
        Script model = new Script();
        Desk desk = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(model)
                .tools(world)
                .build();
        Turn turn = turn(model, world, desk.answer(Topic.RESTART.question()));
        page.line("  " + turn.told());
        return turn;
    }

    private Turn ask(Topic topic, RetrievalAugmentor augmentor) {
        World world = new World();
        Script model = new Script();
        Desk desk = AiServices.builder(Desk.class)
                .chatModel(model)
                .tools(world)
                .retrievalAugmentor(augmentor)
                .build();
        return turn(model, world, desk.answer(topic.question()));
    }

    private RetrievalAugmentor augmentor(EmbeddingStore<TextSegment> store, ContentInjector injector) {
        return DefaultRetrievalAugmentor.builder()
                .contentRetriever(EmbeddingStoreContentRetriever.builder()
                        .embeddingModel(embeddings)
                        .embeddingStore(store)
                        .maxResults(MOST_NOTES)
                        .minScore(LEAST_SCORE)
                        .build())
                .contentInjector(injector)
                .build();
    }

    private static Turn turn(Script model, World world, String answer) {
        List<String> seen = model.shown().stream().map(Shown::name).toList();
        return new Turn(seen, world.done(), world.harm(), answer);
    }

    private static Turn turn(Map<Topic, Turn> turns, Topic topic) {
        Turn turn = turns.get(topic);
        if (turn == null) {
            throw new IllegalStateException(topic + " was not asked");
        }
        return turn;
    }
}
