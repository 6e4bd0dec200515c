package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Argument.Constant;
import io.aionis.plan.Argument.Parameter;
import io.aionis.plan.Argument.Template;
import io.aionis.plan.Check;
import io.aionis.plan.Expectation;
import io.aionis.plan.Expectation.Relation;
import io.aionis.plan.ValueKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerChecksTest {

    private static final String HASH = "ab".repeat(32);
    private static final String AT = "2026-03-01T08:00:00Z";

    @Test
    void should_check_before_what_the_run_depended_on_and_did_not_make_itself() {
        Compiled compiled = Runs.given("{'project': 'hello-42'}")
                .write("init", "{'project': 'hello-42'}", "{'exitCode': 0}")
                .with(
                        AT,
                        Map.of(
                                "command:mvn", "3.9.6",
                                "env:JAVA_HOME", "present",
                                "port:8080", "free",
                                "cwd:/work", "present",
                                "file:hello-42/pom.xml", "absent",
                                "git", "1234"),
                        "hello-42/pom.xml")
                .write("build", "{'project': 'hello-42'}", "{'exitCode': 0}")
                .with(AT, Map.of("file:settings.xml", HASH, "file:hello-42/pom.xml", "present"))
                .compile();

        assertThat(compiled.plan().before())
                .containsExactly(
                        check(Check.Kinds.COMMAND, Map.of("name", text("mvn"), "version", text("3.9.6"))),
                        check(Check.Kinds.WORKING_DIRECTORY, Map.of("path", text("/work"))),
                        check(Check.Kinds.ENVIRONMENT, Map.of("name", text("JAVA_HOME"))),
                        check(Check.Kinds.FILE_ABSENT, Map.of("path", pom())),
                        check(Check.Kinds.FREE_PORT, Map.of("port", new Constant(Json.of(8080)))),
                        check(Check.Kinds.FILE_HASH, Map.of("path", text("settings.xml"), "sha256", text(HASH))));
        assertThat(compiled.plan().steps().get(0).after())
                .containsExactly(check(Check.Kinds.FILE_EXISTS, Map.of("path", pom())));
        assertThat(compiled.plan().steps().get(1).expectations())
                .contains(new Expectation.OneOf("/exitCode", List.of(Json.of(0))));
    }

    @Test
    void should_check_only_what_every_run_depended_on() {
        Compiled compiled = Runs.compile(built("ab", "notes.txt"), built("cd", "other.txt"));

        assertThat(compiled.plan().before())
                .containsExactly(check(
                        Check.Kinds.FILE_EXISTS,
                        Map.of("path", new Template(List.of(new Parameter("name"), text("/pom.xml"))))));
        assertThat(compiled.notes()).anyMatch(note -> note.contains("file:notes.txt, which is not checked"));
    }

    @Test
    void should_not_say_of_a_tool_that_it_is_not_checked() {
        Runs run = Runs.given("{'name': 'ab'}")
                .write("build", "{'name': 'ab'}", "done")
                .with(AT, Map.of("tool:build", "f1", "cloud:zone", "b"));

        assertThat(Runs.compile(run).notes())
                .anyMatch(note -> note.contains("cloud:zone, which is not checked"))
                .noneMatch(note -> note.contains("tool:build"));
    }

    private static Runs built(String name, String other) {
        return Runs.given("{'name': '" + name + "'}")
                .write("build", "{'name': '" + name + "'}", "done")
                .with(AT, Map.of("file:" + name + "/pom.xml", "present", "file:" + other, "present"));
    }

    @Test
    void should_expect_the_states_seen_and_what_always_repeats_what_was_asked() {
        Compiled compiled = Runs.compile(
                order("#W7001", "pending", "red", true),
                order("#W7002", "pending", "blue", false),
                order("#W7003", "open", "green", true));

        assertThat(compiled.plan().steps().get(0).expectations())
                .containsExactly(
                        new Expectation.Kind("", ValueKind.OBJECT),
                        new Expectation.Invariant("/id", Relation.EQUAL, new Parameter("order")),
                        new Expectation.OneOf("/state", List.of(Json.of("pending"), Json.of("open"))),
                        new Expectation.OneOf("/express", List.of(Json.of(true), Json.of(false))));
    }

    private static Runs order(String id, String state, String color, boolean express) {
        return Runs.given("{'order': '" + id + "'}")
                .read(
                        "get",
                        "{'order': '" + id + "'}",
                        "{'id': '" + id + "', 'state': '" + state + "', 'color': '" + color + "', 'express': " + express
                                + "}")
                .write("cancel", "{'order': '" + id + "'}", "cancelled");
    }

    private static Check check(String kind, Map<String, Argument> about) {
        return new Check(kind, new Argument.ObjectOf(about));
    }

    private static Argument text(String value) {
        return new Constant(Json.of(value));
    }

    private static Argument pom() {
        return new Template(List.of(new Parameter("project"), text("/pom.xml")));
    }
}
