package io.aionis.benchmarks.speedup;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.aionis.model.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that follows rules instead of weights: it takes the next thing that is missing for the refund from the results
 * it was sent, one call a turn. Looking for the payment, it tries {@code searchPayments} first, which leads nowhere,
 * unless the text before the request tells better: that search stands among failed branches, or a way that worked stands
 * there without it. Each call takes a set time; a token is {@value #CHARACTERS} characters of all messages and tools sent
 * and of the answer. Not thread-safe.
 */
final class DeskModel implements ChatModel {

    private static final int CHARACTERS = 4;
    private static final Pattern REQUEST = Pattern.compile("(?m)^Refund order (\\S+) because (.+)$");

    private long latencyNanos;
    private int calls;
    private long tokens;

    /** What a call takes from now on; nothing unless set. */
    void latency(Duration latency) {
        this.latencyNanos = latency.toNanos();
    }

    int calls() {
        return calls;
    }

    long tokens() {
        return tokens;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        long end = System.nanoTime() + latencyNanos;
        AiMessage answer = answer(request.messages());
        int input = characters(request) / CHARACTERS;
        int output = characters(answer) / CHARACTERS;
        calls++;
        tokens += input + output;
        for (long left = latencyNanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return ChatResponse.builder()
                .aiMessage(answer)
                .tokenUsage(new TokenUsage(input, output))
                .build();
    }

    private static AiMessage answer(List<ChatMessage> messages) {
        String prompt = "";
        Map<String, Json> found = new HashMap<>();
        boolean searched = false;
        for (ChatMessage message : messages) {
            if (message instanceof UserMessage user) {
                prompt = text(user);
                found.clear();
                searched = false;
            } else if (message instanceof ToolExecutionResultMessage result) {
                searched |= result.toolName().equals("searchPayments");
                if (Json.parseOrText(result.text()) instanceof Json.Obj object) {
                    found.put(result.toolName(), object);
                }
            }
        }
        Matcher asked = REQUEST.matcher(prompt);
        if (!asked.find()) {
            return AiMessage.from("I refund orders only.");
        }
        return next(asked.group(1), asked.group(2), found, !searched && !knowsBetter(prompt));
    }

    private static AiMessage next(String order, String reason, Map<String, Json> found, boolean searchFirst) {
        if (!found.containsKey("findOrder")) {
            return call("findOrder", Map.of("orderId", order));
        } else if (!found.containsKey("findPayment") && searchFirst) {
            return call("searchPayments", Map.of("text", order));
        } else if (!found.containsKey("findPayment")) {
            return call("findPayment", Map.of("paymentId", value(found, "findOrder", "payment")));
        } else if (!found.containsKey("findCustomer")) {
            return call("findCustomer", Map.of("customerId", value(found, "findOrder", "customer")));
        } else if (!found.containsKey("refund")) {
            return call(
                    "refund",
                    Map.of(
                            "paymentId",
                            value(found, "findPayment", "id"),
                            "amount",
                            value(found, "findPayment", "amount"),
                            "reason",
                            reason));
        } else if (!found.containsKey("notifyCustomer")) {
            return call(
                    "notifyCustomer",
                    Map.of(
                            "email",
                            value(found, "findCustomer", "email"),
                            "refundId",
                            value(found, "refund", "refund")));
        }
        return AiMessage.from("Order " + order + " is refunded as " + value(found, "refund", "refund") + ".");
    }

    /** Reads the guide as text: sections begin with a line that is their name. */
    static boolean knowsBetter(String prompt) {
        boolean failed = false;
        boolean wayFound = false;
        boolean searchAmongWays = false;
        boolean searchFailed = false;
        for (String line : prompt.split("\n", -1)) {
            String head = line.strip().replaceAll("^[#*\\s]+|[:*\\s]+$", "");
            if (head.matches("[A-Z_]{8,}")) {
                failed = head.equals("FAILED_BRANCHES");
            } else if (failed) {
                searchFailed |= line.contains("searchPayments");
            } else {
                wayFound |= line.contains("findPayment");
                searchAmongWays |= line.contains("searchPayments");
            }
        }
        return searchFailed || (wayFound && !searchAmongWays);
    }

    private static AiMessage call(String tool, Map<String, String> arguments) {
        Map<String, Json> members = new HashMap<>();
        arguments.forEach((name, value) -> members.put(name, Json.of(value)));
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-" + tool)
                .name(tool)
                .arguments(new Json.Obj(members).text())
                .build());
    }

    private static String value(Map<String, Json> found, String tool, String member) {
        return found.get(tool) instanceof Json.Obj object ? String.valueOf(object.text(member)) : "";
    }

    private static String text(UserMessage user) {
        StringBuilder text = new StringBuilder();
        user.contents()
                .forEach(content -> text.append(content instanceof TextContent t ? t.text() : "")
                        .append('\n'));
        return text.toString();
    }

    private static int characters(ChatRequest request) {
        int characters = 0;
        for (ChatMessage message : request.messages()) {
            if (message instanceof UserMessage user) {
                characters += text(user).length();
            } else if (message instanceof AiMessage ai) {
                characters += characters(ai);
            } else if (message instanceof ToolExecutionResultMessage result) {
                characters += result.text().length();
            }
        }
        if (request.toolSpecifications() != null) {
            for (var tool : request.toolSpecifications()) {
                characters += tool.toString().length();
            }
        }
        return characters;
    }

    private static int characters(AiMessage answer) {
        int characters = answer.text() == null ? 0 : answer.text().length();
        for (ToolExecutionRequest call : answer.toolExecutionRequests()) {
            characters += call.name().length() + call.arguments().length();
        }
        return characters;
    }
}
