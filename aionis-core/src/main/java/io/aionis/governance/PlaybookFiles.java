package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanFormatException;
import io.aionis.plan.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Playbook versions as a folder of files to read, compare and check in. */
final class PlaybookFiles {

    private static final String SUFFIX = ".plan.json";
    private static final int LONGEST_NAME = 60;

    private PlaybookFiles() {}

    static List<Path> write(Path folder, List<PlaybookVersion> versions) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (PlaybookVersion version : versions) {
                Path file = folder.resolve(name(version));
                Files.writeString(file, PlanJson.write(version.plan()));
                files.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The playbooks cannot be written to " + folder + " (" + e.getMessage()
                            + "); expected a folder that this process may write",
                    e);
        }
        return files;
    }

    /** Letters, digits, dashes; where that loses something, a hash keeps two names apart. */
    private static String name(PlaybookVersion version) {
        String plain = version.playbook().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        String name = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
        if (!name.equals(version.playbook())) {
            name += "-" + Register.shortName(version.playbook()).substring(0, 8);
        }
        return "playbook-" + name + ".v" + version.version() + SUFFIX;
    }

    static List<PlaybookVersion> read(Path folder, Playbooks playbooks, Register register, Actor actor, String reason) {
        Map<Path, Plan> plans = plans(folder);
        Map<Path, Plan> fresh = register.read(board -> fresh(plans, board));
        List<PlaybookVersion> versions = new ArrayList<>();
        fresh.forEach((file, plan) ->
                versions.add(playbooks.add(plan, Transition.LOAD, actor, reason + " (" + file.getFileName() + ")")));
        return versions;
    }

    /** The plans that are not there yet. */
    private static Map<Path, Plan> fresh(Map<Path, Plan> plans, Board board) {
        Map<Path, Plan> fresh = new LinkedHashMap<>();
        Map<String, String> tasks = new HashMap<>();
        plans.forEach((file, plan) -> {
            List<Board.Standing> known = board.versions(plan.name());
            String task = tasks.computeIfAbsent(
                    plan.name(),
                    name -> known.isEmpty()
                            ? plan.task()
                            : known.get(0).version().plan().task());
            if (!task.equals(plan.task())) {
                throw new IllegalArgumentException(file + ": the playbook '" + plan.name() + "' is of the task '" + task
                        + "' and the plan is of '" + plan.task() + "'; give the plan a name of its own. Nothing was"
                        + " imported");
            }
            boolean there = fresh.containsValue(plan)
                    || known.stream().anyMatch(s -> s.version().plan().equals(plan));
            if (!there) {
                fresh.put(file, plan);
            }
        });
        return fresh;
    }

    private static Map<Path, Plan> plans(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is no folder; expected one with files named *" + SUFFIX);
        }
        Map<Path, Plan> plans = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                plans.put(file, plan(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("There is no file named *" + SUFFIX + " in " + folder);
        }
        return plans;
    }

    private static Plan plan(Path file) throws IOException {
        // Four bytes are the most that a character takes.
        if (Files.size(file) > 4L * PlanJson.LONGEST) {
            throw new PlanFormatException(file + " has " + Files.size(file) + " bytes; expected at most "
                    + 4L * PlanJson.LONGEST + ". Nothing was imported");
        }
        try {
            return PlanJson.read(Files.readString(file));
        } catch (PlanFormatException e) {
            throw new PlanFormatException(file + ": " + e.getMessage() + ". Nothing was imported", e);
        } catch (CharacterCodingException e) {
            throw new PlanFormatException(file + " is no text in UTF-8; nothing was imported", e);
        }
    }
}
