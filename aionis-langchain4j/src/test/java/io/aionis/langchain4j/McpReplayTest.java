package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import io.aionis.model.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools of an MCP server, over LangChain4j's own client, replay like any others: each write once. */
class McpReplayTest extends BothWays {

    private final AionisPlugin plugin = both().effect("findOrder", Effect.READ).build();

    private OrderServer server;
    private McpClient client;
    private McpToolProvider provider;

    @BeforeEach
    void learnFromTheServersTools() throws Exception {
        server = new OrderServer(tools);
        client = DefaultMcpClient.builder()
                .transport(
                        StreamableHttpMcpTransport.builder().url(server.url()).build())
                .autoHealthCheck(false)
                .build();
        provider = McpToolProvider.builder().mcpClients(client).build();
        reasonAbout("A-1001");
        promote("mcp", () -> {
            bench.shop().playbooks().disable("refund", 1, PERSON, "of other tools");
            plugin.attach(dev.langchain4j.service.AiServices.builder(Desk.class))
                    .chatModel(bench.model)
                    .toolProvider(plugin.guarded(provider))
                    .build()
                    .refund("A-1001", "broken");
        });
        tools.done.clear();
    }

    @AfterEach
    void closeTheServer() throws Exception {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_the_tools_of_a_server(Way way) {
        bench.model.says("Refunded.");

        ask(way, plugin, service -> service.toolProvider(plugin.guarded(provider)));

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(replay().handedBack()).isNull();
        assertThat(replay().modelCalls()).isEqualTo(1);
        assertThat(plugin.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_before_the_first_write_when_the_provider_is_not_guarded(Way way) {
        bench.model
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("Refunded.");

        AionisPlugin declared = both().effect("findOrder", Effect.READ)
                .effect("refund", Effect.WRITE)
                .build();

        ask(way, declared, service -> service.toolProvider(provider));

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(replay().handedBack()).contains("guarded");
        assertThat(replay().modelCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_believe_a_server_that_calls_its_write_a_read(Way way) {
        bench.model
                .says("Refunded.")
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("Refunded before.");
        AionisPlugin keyed = both().effect("findOrder", Effect.READ)
                .idempotencyKeyFrom(context -> "req-1")
                .build();

        ask(way, keyed, service -> service.toolProvider(keyed.guarded(provider)));
        bench.shop().playbooks().disable("mcp", 1, PERSON, "the model does it");
        ask(way, keyed, service -> service.toolProvider(keyed.guarded(provider)));

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.calls())
                .filteredOn(call -> call.tool().equals("refund"))
                .allSatisfy(call -> assertThat(call.effect()).isEqualTo(Effect.WRITE));
    }
}
