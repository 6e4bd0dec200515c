package io.aionis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddingTest {

    private static final Set<String> DESK = Set.of("Desk.answer");

    @Test
    void should_find_by_meaning_what_shares_no_word() {
        try (MemoryIndex index = new MemoryIndex(new WordEmbedder())) {
            put(index, "m1", "refund");

            await().until(() -> index.lag() == 0);

            assertThat(index.rank("reimburse", DESK, 5)).containsExactly("m1");
            assertThat(index.embeddingFailures()).isZero();
        }
    }

    @Test
    void should_put_first_what_both_words_and_meaning_find() {
        Embedder nearAndFar = text -> text.contains("far") ? new float[] {0.1f, 1} : new float[] {1, 0};
        try (MemoryIndex index = new MemoryIndex(nearAndFar)) {
            put(index, "m1", "cancel far");
            put(index, "m2", "other");
            put(index, "m3", "cancel near");

            await().until(() -> index.lag() == 0);

            assertThat(index.rank("cancel", DESK, 5)).containsExactly("m3", "m1", "m2");
        }
    }

    @Test
    void should_not_wait_for_the_embedder_and_embed_the_newest_text_first() {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        Embedder gated = text -> {
            seen.add(text);
            entered.countDown();
            awaitOpen(gate);
            return new float[] {1, text.length()};
        };
        try (MemoryIndex index = new MemoryIndex(gated)) {
            put(index, "m1", "first");
            awaitOpen(entered);
            put(index, "m2", "second");
            put(index, "m3", "third");
            put(index, "m2", "second again");
            put(index, "m4", "gone");
            index.update(List.of(), List.of("m4"));

            assertThat(index.lag()).isEqualTo(3);
            assertThat(index.rank("second", DESK, 5)).containsExactly("m2");

            gate.countDown();
            await().until(() -> index.lag() == 0);
            assertThat(seen).containsExactly("first", "second again", "third");
        }
    }

    @Test
    void should_embed_a_text_once_and_a_question_once() {
        AtomicInteger calls = new AtomicInteger();
        Embedder counting = text -> {
            calls.incrementAndGet();
            return new float[] {1};
        };
        try (MemoryIndex index = new MemoryIndex(counting)) {
            assertThat(index.rank("nobody to compare with", DESK, 5)).isEmpty();
            put(index, "m1", "text");
            await().until(() -> index.lag() == 0);
            put(index, "m1", "text");
            index.update(List.of(new Searchable("m1", "Other.task", "text")), List.of());
            index.rank("question", Set.of("Other.task"), 5);
            index.rank("question", Set.of("Other.task"), 5);

            assertThat(calls).hasValue(2);
        }
    }

    static Stream<Embedder> failing() {
        return Stream.of(
                text -> {
                    throw new IllegalArgumentException("no model");
                },
                text -> {
                    throw new UnsatisfiedLinkError("no native library");
                },
                text -> new float[0],
                text -> new float[3],
                text -> new float[] {1, Float.NaN, 0},
                text -> new float[] {1, Float.POSITIVE_INFINITY, 0});
    }

    @ParameterizedTest
    @MethodSource("failing")
    void should_find_by_words_when_a_text_cannot_be_embedded(Embedder broken) {
        Embedder flaky = text -> text.contains("bad") ? broken.embed(text) : new float[] {1, 2, 3};
        try (MemoryIndex index = new MemoryIndex(flaky)) {
            put(index, "m1", "good");
            put(index, "m2", "bad order");
            await().until(() -> index.lag() == 0);

            assertThat(index.embeddingFailures()).isEqualTo(1);
            assertThat(index.rank("order", DESK, 5)).containsExactlyInAnyOrder("m1", "m2");
            assertThat(index.rank("bad", DESK, 5)).containsExactly("m2");
            assertThat(index.embeddingFailures()).isEqualTo(2);
        }
    }

    @Test
    void should_refuse_a_vector_of_another_dimension() {
        Embedder growing = text -> text.equals("question") ? new float[] {1, 1} : new float[] {1};
        try (MemoryIndex index = new MemoryIndex(growing)) {
            put(index, "m1", "question of words");
            await().until(() -> index.lag() == 0);

            assertThat(index.rank("question", DESK, 5)).containsExactly("m1");
            assertThat(index.embeddingFailures()).isEqualTo(1);
        }
    }

    @Test
    void should_end_its_thread_when_closed() {
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        MemoryIndex index = new MemoryIndex(text -> {
            worker.complete(Thread.currentThread());
            calls.incrementAndGet();
            awaitOpen(gate);
            return new float[] {1};
        });
        put(index, "m1", "one");
        put(index, "m2", "two");
        Thread thread = worker.join();

        index.close();
        gate.countDown();

        await().until(() -> !thread.isAlive());
        assertThat(calls).hasValue(1);
        assertThat(index.lag()).isZero();
    }

    private static void put(MemoryIndex index, String id, String text) {
        index.update(List.of(new Searchable(id, "Desk.answer", text)), List.of());
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
