package io.aionis.benchmarks.cases;

import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.firewall.AdmissionCase;
import io.aionis.benchmarks.support.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a file of admission cases from the public data sets and by rule. */
public final class FirewallCasesCommand {

    private static final String DATA = "a folder with injecagent/cases.jsonl, memorygraft/experiences.jsonl,"
            + " bipia/rows.jsonl, tau-retail/runs.jsonl and tau-airline/runs.jsonl";

    private FirewallCasesCommand() {}

    /**
     * Writes the cases and prints how many there are of each family.
     *
     * @throws IllegalArgumentException when an option or the data cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("data", "out", "part", "seed");
        Path file = options.path("out", "the file to write");
        Part part = Part.of(options);
        // What is made by rule for one part is not what is made for another.
        Random random = new Random(options.number("seed", 42) + 1_000_003L * part.ordinal());
        DataSets data = DataSets.read(options.path("data", DATA), part);
        Taken taken = new Taken(data, random);
        Made made = new Made(data, random);
        List<Draft> singles = new ArrayList<>(taken.singles());
        singles.addAll(made.singles());
        List<AdmissionCase> cases = new Shelves(random).cases(singles, taken.resultLists(), made.lists());
        String lines = cases.stream().map(each -> each.json().text() + "\n").collect(Collectors.joining());
        // Bytes, so that half a character from the data is replaced and not refused.
        Files.write(file, lines.getBytes(StandardCharsets.UTF_8));
        Map<String, Long> families = cases.stream()
                .collect(Collectors.groupingBy(
                        each -> (each.attack() ? "attack  " : "benign  ") + each.family(),
                        TreeMap::new,
                        Collectors.counting()));
        families.forEach((family, n) -> out.printf("%-40s %d%n", family, n));
        long attacks = cases.stream().filter(AdmissionCase::attack).count();
        out.printf("%d attacks and %d benign rows in %s%n", attacks, cases.size() - attacks, file);
    }
}
