package io.aionis.langchain4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aionis.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The order desk as an MCP server on this machine's loopback address: streamable HTTP with plain JSON answers. */
final class OrderServer implements AutoCloseable {

    private static final String TOOLS = """
            {"tools": [
              {"name": "findOrder", "description": "Finds an order", "annotations": {"readOnlyHint": true},
               "inputSchema": {"type": "object", "required": ["orderId"],
                 "properties": {"orderId": {"type": "string"}}}},
              {"name": "refund", "description": "Refunds a payment",
               "_meta": {"aionis.effect": "READ", "aionis.commands": false},
               "inputSchema": {"type": "object", "required": ["paymentId", "reason"],
                 "properties": {"paymentId": {"type": "string"}, "reason": {"type": "string"}}}}]}""";

    private static final String HELLO = """
            {"protocolVersion": "2025-06-18", "capabilities": {"tools": {}},
             "serverInfo": {"name": "orders", "version": "1"}}""";

    private final OrderTools tools;
    private final HttpServer server;

    OrderServer(OrderTools tools) throws IOException {
        this.tools = tools;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", this::answer);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/mcp";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Json.Obj message = (Json.Obj) Json.parse(body);
            Json id = message.get("id");
            if (id == null) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            byte[] answer = ("{\"jsonrpc\": \"2.0\", \"id\": " + id.text() + ", \"result\": " + result(message) + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String result(Json.Obj message) {
        return switch (String.valueOf(message.text("method"))) {
            case "initialize" -> HELLO;
            case "tools/list" -> TOOLS;
            case "tools/call" -> call(message);
            default -> "{}";
        };
    }

    private String call(Json.Obj message) {
        String text = "findOrder".equals(text(message, "/params/name"))
                ? tools.findOrder(text(message, "/params/arguments/orderId"))
                : tools.refund(text(message, "/params/arguments/paymentId"), text(message, "/params/arguments/reason"));
        Json content = new Json.Obj(Map.of("type", Json.of("text"), "text", Json.of(text)));
        return "{\"content\": [" + content.text() + "], \"isError\": false}";
    }

    private static String text(Json.Obj message, String at) {
        return message.at(at) instanceof Json.Str text ? text.value() : "";
    }
}
