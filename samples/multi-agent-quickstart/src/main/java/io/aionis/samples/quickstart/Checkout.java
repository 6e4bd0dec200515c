package io.aionis.samples.quickstart;

import dev.langchain4j.agent.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A little code base with tests that run it: a checkout, and its adapter to a payment provider, which charges again
 * whatever comes without a request id. Not safe for threads.
 */
public final class Checkout {

    static final String LEGACY_FILE = "src/LegacyAdapter.java";
    static final String NEW_FILE = "src/ProviderAdapter.java";

    private record Charge(String currency, @Nullable String request) {}

    /** Sends one charge of an order in euros. */
    private interface Adapter {
        Charge charge(String order);
    }

    private Adapter adapter = order -> new Charge("USD", null);

    /** The quick way. The legacy protocol has no field for a request id. */
    @Tool("Teaches the legacy adapter to send the order's currency")
    public String patchLegacyAdapter() {
        adapter = order -> new Charge("EUR", null);
        return LEGACY_FILE + " sends the currency now";
    }

    /** The long way. */
    @Tool("Replaces the adapter by one for the provider's new interface")
    public String writeNewAdapter() {
        adapter = order -> new Charge("EUR", "request-of-" + order);
        return NEW_FILE + " written, and used by the checkout";
    }

    /** The tests' report, one line each. */
    @Tool("Runs the tests of the checkout")
    public String runTests() {
        List<Charge> once = sent("A-1");
        List<Charge> retried = sent("A-1", "A-1");
        return line(
                        "charges in the order's currency",
                        once.get(0).currency().equals("EUR"),
                        "in " + once.get(0).currency())
                + "\n"
                + line("charges once when the network retries", retried.size() == 1, retried.size() + " charges");
    }

    private List<Charge> sent(String... orders) {
        List<Charge> charges = new ArrayList<>();
        for (String order : orders) {
            Charge charge = adapter.charge(order);
            if (charge.request() == null || !charges.contains(charge)) {
                charges.add(charge);
            }
        }
        return charges;
    }

    private static String line(String test, boolean green, String found) {
        return (green ? "green: " : "RED: ") + test + (green ? "" : ", found " + found);
    }
}
