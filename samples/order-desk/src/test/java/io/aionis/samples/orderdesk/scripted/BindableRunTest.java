package io.aionis.samples.orderdesk.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aionis.samples.orderdesk.Exchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A run of the desk can be replayed without a model: each argument has a source that needs no guess. */
class BindableRunTest {
    static final List<Exchange> EXCHANGES = ScriptedModelTest.EXCHANGES;

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("EXCHANGES")
    void should_find_a_source_for_every_argument_when_the_run_took_a_wrong_turn(Exchange exchange) {
        try (DeskFixture desk = new DeskFixture(directory, 1)) {
            desk.ask(exchange);
            List<Done> run = Conversation.read(desk.memory.messages()).done().stream()
                    .filter(done -> !done.failed())
                    .toList();

            // The lookup of payment methods served the recovery alone; a plan leaves it out.
            List<Done> plan = run.stream()
                    .filter(done -> !done.tool().equals("get_user_details"))
                    .toList();
            assertThat(plan).hasSize(6);
            for (int i = 0; i < plan.size(); i++) {
                for (JsonNode leaf : plan.get(i).arguments()) {
                    assertThat(sources(leaf, plan.subList(0, i), parameters(exchange)))
                            .as("sources of " + leaf + " in step " + i + ", "
                                    + plan.get(i).tool())
                            .isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("EXCHANGES")
    void should_have_one_status_on_each_step_whatever_the_parameters(Exchange exchange) {
        try (DeskFixture desk = new DeskFixture(directory, 0)) {
            desk.ask(exchange);

            assertThat(Conversation.read(desk.memory.messages()).done())
                    .extracting(done -> done.result().path("status").asText())
                    .containsExactly("", "open", "delivered", "", "exchanged", "closed");
        }
    }

    private static Set<String> parameters(Exchange exchange) {
        return Set.of(exchange.email(), exchange.orderId(), exchange.item(), exchange.colour(), exchange.size());
    }

    private static List<String> sources(JsonNode leaf, List<Done> before, Set<String> parameters) {
        List<String> sources = new ArrayList<>();
        if (parameters.contains(leaf.asText())) {
            sources.add("parameter");
        }
        for (Done step : before) {
            for (JsonNode field : step.result()) {
                if (field.equals(leaf)) {
                    sources.add("field of " + step.tool());
                }
                if (field.isArray() && selected(field, leaf, parameters)) {
                    sources.add("element of " + step.tool());
                }
            }
        }
        return sources;
    }

    /** Whether the attributes that an element with the leaf shares with the parameters pick it and no other. */
    private static boolean selected(JsonNode array, JsonNode leaf, Set<String> parameters) {
        List<JsonNode> elements =
                StreamSupport.stream(array.spliterator(), false).toList();
        for (JsonNode element : elements) {
            boolean holder = StreamSupport.stream(element.spliterator(), false).anyMatch(leaf::equals);
            Map<String, String> where = attributes("", element);
            where.values().retainAll(parameters);
            if (holder && !where.isEmpty()) {
                return elements.stream()
                                .filter(other ->
                                        attributes("", other).entrySet().containsAll(where.entrySet()))
                                .count()
                        == 1;
            }
        }
        return false;
    }

    private static Map<String, String> attributes(String path, JsonNode element) {
        Map<String, String> attributes = new HashMap<>();
        element.fields().forEachRemaining(field -> {
            String name = path + "/" + field.getKey();
            if (field.getValue().isContainerNode()) {
                attributes.putAll(attributes(name, field.getValue()));
            } else {
                attributes.put(name, field.getValue().asText());
            }
        });
        return attributes;
    }
}
