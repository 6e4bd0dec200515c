package io.aionis.samples.debugging;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent's tools, over the projects of one folder. Each answers a JSON object or throws having changed nothing, and
 * declares its effect. Not thread-safe.
 */
final class Workbench {

    private static final String READ = "{\"aionis.effect\":\"READ\"}";
    private static final String WRITE = "{\"aionis.effect\":\"WRITE\"}";
    private static final Pattern RED = Pattern.compile("(\\w+) line (\\d+) expected (\\d+) was (\\d+)");

    private final Path root;

    Workbench(Path root) {
        this.root = root;
    }

    @Tool(name = "run_check", value = "Runs the check of a project: status, and where it fails.", metadata = READ)
    String runCheck(@P(name = "project") String project) {
        String failure = project(project).check();
        if (failure.isEmpty()) {
            return "{\"status\":\"green\"}";
        }
        Matcher red = RED.matcher(failure);
        if (!red.find()) {
            throw new IllegalStateException(
                    "DOES_NOT_RUN: " + failure.lines().findFirst().orElse(""));
        }
        return "{\"status\":\"red\",\"check\":%s,\"line\":%s,\"expected\":%s,\"was\":%s}"
                .formatted(Script.quoted(red.group(1)), red.group(2), red.group(3), red.group(4));
    }

    @Tool(name = "read_line", value = "One line of the program, from 1.", metadata = READ)
    String readLine(@P(name = "project") String project, @P(name = "line") int line) {
        return "{\"line\":%d,\"text\":%s}"
                .formatted(line, Script.quoted(project(project).line(line)));
    }

    @Tool(
            name = "try_fix",
            value =
                    "Puts another text in the place of a line and runs the check; takes it back where that is still red.",
            metadata = WRITE)
    String tryFix(@P(name = "project") String project, @P(name = "line") int line, @P(name = "by") String by) {
        Project mended = project(project);
        String before = mended.line(line);
        mended.replace(line, by);
        String failure = mended.check();
        if (!failure.isEmpty()) {
            mended.replace(line, before);
            throw new IllegalStateException(
                    "STILL_RED: " + failure.lines().findFirst().orElse("") + "; taken back");
        }
        return "{\"status\":\"green\"}";
    }

    private Project project(String name) {
        Path folder = root.resolve(name).normalize();
        if (!folder.startsWith(root) || folder.equals(root) || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("NO_SUCH_PROJECT: there is no project " + Script.quoted(name));
        }
        return Project.at(folder);
    }
}
