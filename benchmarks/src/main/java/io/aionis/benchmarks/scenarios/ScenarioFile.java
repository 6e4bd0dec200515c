package io.aionis.benchmarks.scenarios;

import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Surface;
import io.aionis.benchmarks.scenarios.Scenario.Step;
import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.Members;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Feedback.Rating;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads a JSON array of cases. Members that are absent or null are not given; members that the shape does not have are
 * noted and otherwise ignored, so that a file may carry remarks and expectations.
 */
final class ScenarioFile {

    private static final Set<String> CASE = Set.of("id", "tenant", "scope", "policy", "evidence", "steps");
    private static final Set<String> EVIDENCE = Set.of(
            "id",
            "kind",
            "agent",
            "team",
            "role",
            "lane",
            "run",
            "task",
            "family",
            "title",
            "summary",
            "outcome",
            "status",
            "targets",
            "route",
            "subject",
            "value",
            "supersedes",
            "verifies",
            "suppresses",
            "tool",
            "arguments",
            "error",
            "validUntil",
            "archived",
            "handoff",
            "environment",
            "bindingEnvironment",
            "origin",
            "at",
            "tenant",
            "scope");
    private static final Set<String> GUIDE = Set.of(
            "name",
            "agent",
            "team",
            "role",
            "run",
            "task",
            "family",
            "question",
            "tokens",
            "mode",
            "environment",
            "now",
            "tenant",
            "scope");
    private static final Set<String> FEEDBACK =
            Set.of("guide", "on", "surface", "outcome", "reason", "actor", "team", "role");

    private final Path file;
    private final Map<String, Integer> ignored = new TreeMap<>();

    ScenarioFile(Path file) {
        this.file = file;
    }

    /** Members that were ignored so far, by where they stand and what they are called, and how often. */
    Map<String, Integer> ignored() {
        return ignored;
    }

    /**
     * All cases, in file order.
     *
     * @throws InputException when the file cannot be used; one line that says which case and member, and why
     * @throws IOException when the file cannot be read
     */
    List<Scenario> read() throws IOException {
        if (!(parse() instanceof Json.Arr cases) || cases.elements().isEmpty()) {
            throw new InputException(file + ": expected a JSON array of cases, at least one");
        }
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        for (Json element : cases.elements()) {
            int number = scenarios.size() + 1;
            Members row = Members.of(element, file + ", case " + number);
            String id = row.label("id");
            Integer earlier = ids.putIfAbsent(id, number);
            if (earlier != null) {
                throw row.refuse("id", "an id of its own, and case " + earlier + " has the same");
            }
            scenarios.add(scenario(id, new Members(row.object(), row.place() + " (" + id + ")")));
        }
        return List.copyOf(scenarios);
    }

    private Json parse() throws IOException {
        try {
            return Json.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; expected a JSON array of cases");
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": bytes that are no UTF-8; expected a JSON array of cases");
        } catch (JsonFormatException e) {
            throw new InputException(file + ": expected a JSON array of cases; "
                    + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        }
    }

    private Scenario scenario(String id, Members row) {
        note("case", row, CASE);
        Scope scope = Scope.of(row.findText("tenant").orElse(Scope.DEFAULT_TENANT), row.text("scope"));
        EvidenceReader reader = new EvidenceReader(scope);
        List<Evidence> evidence = new ArrayList<>();
        for (Members piece : row.has("evidence") ? row.objects("evidence") : List.<Members>of()) {
            note("evidence", piece, EVIDENCE);
            evidence.add(placed(piece, () -> reader.read(piece)));
        }
        List<Step> steps = new ArrayList<>();
        Set<String> guides = new HashSet<>();
        for (Members step : row.has("steps") ? row.objects("steps") : List.<Members>of()) {
            steps.add(placed(step, () -> step(step, scope, reader.time(), guides)));
        }
        return new Scenario(id, acceptance(row), evidence, reader.archived(), steps);
    }

    private static AcceptancePolicy acceptance(Members row) {
        if (!row.has("policy")) {
            return AcceptancePolicy.SOLO;
        }
        Members policy = row.members("policy");
        AcceptancePolicy acceptance =
                policy.findConstant("acceptance", AcceptancePolicy.class).orElse(AcceptancePolicy.SOLO);
        return policy.findBool("returnedIsSuccess").orElse(false) ? AcceptancePolicy.RETURNED_IS_SUCCESS : acceptance;
    }

    private Step step(Members row, Scope scope, Instant time, Set<String> guides) {
        if (row.has("guide")) {
            Members guide = row.members("guide");
            note("guide", guide, GUIDE);
            String name = guide.findLabel("name").orElse("g" + (guides.size() + 1));
            if (!guides.add(name)) {
                throw guide.refuse("name", "a name that no earlier guide of the case has");
            }
            return ask(name, guide, scope, time);
        }
        if (!row.has("feedback")) {
            throw new InputException(row.place() + ": expected a member \"guide\" or \"feedback\"");
        }
        Members feedback = row.members("feedback");
        note("feedback", feedback, FEEDBACK);
        String guide = feedback.label("guide");
        if (!guides.contains(guide)) {
            throw feedback.refuse("guide", "the name of an earlier guide of the case");
        }
        return new Step.Judge(
                guide,
                feedback.texts("on").stream().map(EvidenceId::new).toList(),
                feedback.findConstant("surface", Surface.class).orElse(null),
                feedback.constant("outcome", Rating.class),
                feedback.findText("reason").orElse(""),
                Actors.actor(feedback, "actor"));
    }

    private static Step ask(String name, Members row, Scope scope, Instant time) {
        Task task = Actors.task(row);
        if (task == null) {
            throw row.refuse("task", "the task that the guide is for");
        }
        String mode = row.findText("mode").orElse("compact").toUpperCase(Locale.ROOT);
        if (!Set.of("COMPACT", "FULL").contains(mode)) {
            throw row.refuse("mode", "compact or full");
        }
        GuideRequest request = new GuideRequest(
                Actors.actor(row, "agent"),
                task,
                row.findText("question").orElse(""),
                row.findInteger("tokens").orElse(GuideRequest.DEFAULT_TOKENS),
                GuideRequest.Mode.valueOf(mode),
                EvidenceReader.environment(row),
                Times.find(row, "now").orElse(time),
                row.findLabel("run").map(RunId::new).orElse(null));
        return new Step.Ask(name, Actors.scope(row, scope), request);
    }

    /** A value that the engine's own types refuse is refused with its place. */
    private static <T> T placed(Members row, Supplier<T> read) {
        try {
            return read.get();
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(row.place() + ": " + e.getMessage());
        }
    }

    private void note(String where, Members row, Set<String> known) {
        row.object().members().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> ignored.merge(where + " \"" + name + "\"", 1, Integer::sum));
    }
}
