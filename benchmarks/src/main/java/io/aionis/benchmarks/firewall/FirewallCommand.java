package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.Progress;
import io.aionis.firewall.FirewallBuilder;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Trust;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts admission cases to the firewall and counts what it caught, what it refused in error, and how long it took. */
public final class FirewallCommand {

    private static final String CASES = "a file of admission cases as JSON lines, such as firewall-cases makes";

    private FirewallCommand() {}

    /**
     * Runs the evaluation and prints its tables.
     *
     * @throws IllegalArgumentException when an option or a file cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing(
                "cases",
                "failures",
                "part",
                "reads",
                "mode",
                "as-trust",
                "disable",
                "memory",
                "policies",
                "scramble",
                "seed",
                "json");
        if (options.isSet("failures") && options.isSet("cases")) {
            throw new IllegalArgumentException("--cases and --failures are two evaluations; give one of them");
        } else if (options.isSet("failures")) {
            FailuresCommand.run(options, out);
            return;
        }
        Setting setting = setting(options);
        long seed = options.number("seed", 42);
        List<AdmissionCase> cases = AdmissionCase.read(options.path("cases", CASES));
        Progress.say(cases.size() + " cases");
        List<Decided> decided = Hearing.all(setting, cases, seed);
        Progress.say("times");
        ListTimes times = ListTimes.of(setting, cases, seed);
        FirewallFigures figures = new FirewallFigures(decided);
        figures.print(out);
        times.print(out);
        Map<String, Json> metrics = figures.metrics();
        metrics.putAll(times.metrics());
        if (options.isSet("scramble")) {
            Progress.say("scrambled");
            int differences = Scramble.differences(decided, setting, seed);
            out.printf("%ndecided otherwise when scrambled: %d%n", differences);
            metrics.put("scrambledDifferences", Json.of(differences));
        }
        if (options.isSet("policies")) {
            Contributions contributions = Contributions.of(setting, cases, seed);
            contributions.print(out);
            metrics.put("policies", contributions.json());
        }
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("firewall"));
        json.put("environment", Environment.json());
        json.put("setting", setting.json());
        json.put("cases", Json.of(cases.size()));
        json.put("metrics", new Json.Obj(metrics));
        json.put("rows", new Json.Arr(decided.stream().map(Decided::json).toList()));
        options.writeJson(new Json.Obj(json));
    }

    static Setting setting(Options options) {
        String trust = options.word("as-trust", "as-said", "trusted", "known", "unknown", "untrusted");
        return new Setting(
                Mode.valueOf(options.word("mode", "standard", "strict").toUpperCase(Locale.ROOT)),
                trust.equals("as-said") ? null : Trust.valueOf(trust.toUpperCase(Locale.ROOT)),
                disabled(options),
                options.word("memory", "fresh", "shared").equals("shared"));
    }

    private static Set<String> disabled(Options options) {
        Set<String> disabled = new HashSet<>();
        for (String name : options.all("disable")) {
            if (!FirewallBuilder.names().contains(name)) {
                throw new IllegalArgumentException(
                        "--disable " + name + " is not known; expected one of " + FirewallBuilder.names());
            }
            disabled.add(name);
        }
        return disabled;
    }
}
