package io.aionis.benchmarks.latency;

import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Evidence of a support desk's agents, the same for the same seed: {@value #AT_ONCE} runs at a time, each of 3 to 10 tool
 * calls for one of the customers, of which one in seven fails; most runs end, and every third is judged by another.
 */
final class Workload {

    private static final int AT_ONCE = 20;
    private static final Actor WORKER = Actor.agent("desk-agent");
    private static final Actor VERIFIER = Actor.of("desk-lead", Role.VERIFIER);
    private static final List<String> READS = List.of("get_order_details", "find_customer", "list_product_variants");
    private static final List<String> WRITES = List.of("exchange_items", "cancel_order", "modify_address", "refund");
    private static final List<String> COLOURS =
            List.of("red", "blue", "green", "black", "white", "silver", "purple", "brown", "golden", "grey");
    private static final List<String> GOODS = List.of(
            "lamp",
            "kettle",
            "desk",
            "chair",
            "bottle",
            "jacket",
            "camera",
            "bicycle",
            "puzzle",
            "backpack",
            "watch",
            "tablet",
            "grill",
            "headset",
            "router",
            "boots",
            "blanket",
            "speaker",
            "mirror",
            "vacuum");
    private static final List<String> ERRORS = List.of("order is not delivered", "payment method not found");

    private final Random random;
    private final Scope scope;
    private final int customers;
    private final boolean oneTask;
    private final List<Deque<Evidence>> running = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private final Map<Integer, List<String>> notes = new HashMap<>();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    private int ids;
    private int runs;

    /** {@code oneTask}: what is done for all customers is one task; otherwise each customer is a task. */
    Workload(long seed, Scope scope, int customers, boolean oneTask) {
        this.random = new Random(seed);
        this.scope = scope;
        this.customers = customers;
        this.oneTask = oneTask;
    }

    /** The next thing that happens in one of the runs at work. */
    Evidence next() {
        if (running.size() < AT_ONCE) {
            running.add(run());
        }
        int at = random.nextInt(running.size());
        Deque<Evidence> run = running.get(at);
        Evidence next = run.remove();
        if (run.isEmpty()) {
            running.remove(at);
        }
        return next;
    }

    /** One of the customers that somebody has begun to serve. */
    int customer() {
        return begun.get(random.nextInt(begun.size()));
    }

    /** The task of serving that customer. */
    Task task(int customer) {
        return Task.of(oneTask ? "desk" : "desk-" + customer);
    }

    /** What somebody who serves that customer would ask. */
    String question(int customer) {
        return "The customer of order #W" + order(customer) + " wants the " + one(COLOURS) + " " + goods(customer)
                + " exchanged for a " + one(COLOURS) + " one and paid by the card on file";
    }

    /** What a host would have written down of each customer: one line for each call, and how runs ended. */
    Map<Integer, List<String>> notes() {
        return notes;
    }

    private Deque<Evidence> run() {
        int customer = random.nextInt(customers);
        begun.add(customer);
        RunId run = new RunId("run-" + runs++);
        Deque<Evidence> events = new ArrayDeque<>();
        events.add(evidence(customer, run, WORKER, new EvidenceBody.RunStarted(question(customer), Map.of())));
        int calls = 3 + random.nextInt(8);
        for (int i = 0; i < calls; i++) {
            events.add(evidence(customer, run, WORKER, call(customer, i)));
        }
        int end = random.nextInt(10);
        if (end > 0) {
            RunStatus status = end < 6 ? RunStatus.RETURNED : end < 8 ? RunStatus.SUCCEEDED : RunStatus.FAILED;
            note(customer, "run ended " + status);
            events.add(evidence(customer, run, WORKER, new EvidenceBody.RunEnded(status, "done")));
        }
        if (random.nextInt(3) == 0) {
            Outcome outcome = random.nextInt(3) > 0 ? Outcome.SUCCEEDED : Outcome.FAILED;
            note(customer, "verdict " + outcome);
            events.add(evidence(customer, run, VERIFIER, new EvidenceBody.Verdict(null, null, outcome, "checked")));
        }
        return events;
    }

    private EvidenceBody.ToolCall call(int customer, int ordinal) {
        boolean read = random.nextInt(10) < 7;
        String tool = read ? one(READS) : one(WRITES);
        Json arguments = Json.parse(
                read
                        ? "{\"order_id\":\"#W" + (order(customer) + random.nextInt(3)) + "\"}"
                        : "{\"order_id\":\"#W" + order(customer) + "\",\"item_ids\":[\"" + goods(customer) + "-"
                                + random.nextInt(6) + "\"],\"payment_method_id\":\"credit_card_" + random.nextInt(3)
                                + "\"}");
        boolean fails = random.nextInt(7) == 0;
        String result = fails
                ? one(ERRORS)
                : "{\"status\":\"delivered\",\"items\":[{\"name\":\"" + goods(customer) + "\",\"colour\":\""
                        + one(COLOURS) + "\",\"price\":" + (10 + random.nextInt(400)) + ".5,\"available\":true},"
                        + "{\"name\":\"" + one(GOODS) + "\",\"colour\":\"" + one(COLOURS) + "\",\"price\":20.1}]}";
        Outcome outcome = fails ? Outcome.FAILED : Outcome.SUCCEEDED;
        note(customer, tool + " " + arguments.text() + " -> " + result);
        return new EvidenceBody.ToolCall(
                ordinal,
                null,
                tool,
                arguments,
                result,
                outcome,
                fails ? result : null,
                null,
                null,
                read ? Effect.READ : Effect.WRITE);
    }

    private Evidence evidence(int customer, RunId run, Actor actor, EvidenceBody body) {
        clock = clock.plusSeconds(1);
        return new Evidence(new EvidenceId("e" + ids++), scope, task(customer), run, actor, Lane.SHARED, clock, body);
    }

    private void note(int customer, String text) {
        notes.computeIfAbsent(customer, key -> new ArrayList<>()).add(text);
    }

    private static int order(int customer) {
        return 1_000_000 + 10 * customer;
    }

    private static String goods(int customer) {
        return GOODS.get(customer % GOODS.size());
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
