package io.aionis.samples.quickstart;

import io.aionis.Aionis;
import io.aionis.samples.quickstart.Session.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plays two sessions over one memory, and prints what each agent saw before its turn. */
public final class QuickstartMain {

    private QuickstartMain() {}

    public static void main(String[] args) throws IOException {
        play(Files.createTempDirectory("aionis-quickstart"), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void play(Path memory, PrintStream out) {
        session(memory, "Charge orders in the customer's currency", "SESSION 1. Nobody knows anything yet.", out);
        session(
                memory,
                "Charge subscriptions in the customer's currency",
                "SESSION 2. Another day: the engine was closed and opened again.",
                out);
    }

    /** One session with an engine and a code base of its own. */
    static List<Turn> session(Path memory, String goal, String heading, PrintStream out) {
        out.println("\n" + heading + " Goal: " + goal);
        try (Aionis aionis = Aionis.open(memory)) {
            Team team = new Team(ScriptedModel::new, new Checkout());
            List<Turn> turns = new Session(aionis.in("repo:checkout"), team).play(goal);
            turns.forEach(turn -> print(turn, out));
            return turns;
        }
    }

    private static void print(Turn turn, PrintStream out) {
        out.println("\n" + turn.actor().role() + " " + turn.actor().agent()
                + (turn.saw().isEmpty() ? " saw nothing, as nothing is known." : " saw:"));
        turn.saw().lines().forEach(line -> out.println("    " + line));
        out.println("  " + turn.did());
    }
}
