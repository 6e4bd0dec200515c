package io.aionis.samples.quickstart;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.RunRecorder;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import java.util.List;
import java.util.function.Function;

/** The four agents as AiServices, each with a model. Give it real models, and nothing else changes. */
final class Team {

    static final Actor PLANNER = Actor.of("planner-1", Role.PLANNER);
    static final Actor WORKER = Actor.of("worker-1", Role.WORKER);
    static final Actor VERIFIER = Actor.of("verifier-1", Role.VERIFIER);
    static final Actor REVIEWER = Actor.of("reviewer-1", Role.REVIEWER);

    /** Which way to go, and how one will know. */
    record Strategy(String route, List<String> steps, List<String> successCriteria) {}

    /** What the worker did, by its own account. */
    record Attempt(String route, String file, String did) {}

    /** What the verifier found. */
    record Check(boolean accepted, String report) {}

    /** How it goes on. */
    record Review(String route, String next, List<String> successCriteria) {}

    interface Planner {
        @UserMessage("{{guide}}\n\nYou plan. Goal: {{goal}}")
        Strategy plan(@V("guide") String guide, @V("goal") String goal);
    }

    interface Worker {
        @UserMessage("{{guide}}\n\nYou work. Goal: {{goal}}. The plan: {{plan}}")
        Attempt work(@V("guide") String guide, @V("goal") String goal, @V("plan") String plan);
    }

    interface Verifier {
        @UserMessage("{{guide}}\n\nYou verify. Claimed: {{claim}}")
        Check check(@V("guide") String guide, @V("claim") String claim);
    }

    interface Reviewer {
        @UserMessage("{{guide}}\n\nYou review. Accepted by the verifier: {{route}}")
        Review review(@V("guide") String guide, @V("route") String route);
    }

    private final Function<Role, ChatModel> models;
    private final Checkout checkout;

    Team(Function<Role, ChatModel> models, Checkout checkout) {
        this.models = models;
        this.checkout = checkout;
    }

    Planner planner() {
        return AiServices.create(Planner.class, models.apply(Role.PLANNER));
    }

    Worker worker(RunRecorder run) {
        return equipped(Worker.class, Role.WORKER, run);
    }

    Verifier verifier(RunRecorder run) {
        return equipped(Verifier.class, Role.VERIFIER, run);
    }

    Reviewer reviewer() {
        return AiServices.create(Reviewer.class, models.apply(Role.REVIEWER));
    }

    /** With the code base in its hands, and every call of it recorded. */
    private <T> T equipped(Class<T> service, Role role, RunRecorder run) {
        return AiServices.builder(service)
                .chatModel(models.apply(role))
                .tools(checkout)
                .afterToolExecution(call -> run.toolCall(
                        call.request().name(),
                        Json.parseOrText(call.request().arguments()),
                        String.valueOf(call.result()),
                        call.hasFailed() ? Outcome.FAILED : Outcome.SUCCEEDED,
                        call.request().name().equals("runTests") ? Effect.READ : Effect.WRITE))
                .build();
    }
}
