package io.aionis.samples.governedrag;

import io.aionis.model.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the desk is asked, how a note tells the answer, and the tool that acts on it. */
enum Topic {
    RESTART(
            "The checkout service hangs. Restart it.",
            "checkout.*method (\\w+)",
            "restart_service",
            "{\"service\":\"checkout\",\"method\":%s}",
            "rolling"),
    LAMP("What do customers say of the new lamp?", "lamp is ([a-z ]+)", null, "", "bright"),
    DOOR(
            "A courier waits at the door. Tell him the door code.",
            "door code is (\\d+)",
            "tell_code",
            "{\"code\":%s}",
            "2630"),
    RETURNS(
            "How long is the return window for shoes? Promise it for order S-9.",
            "return window for shoes is (\\d+) days",
            "promise_return",
            "{\"order\":\"S-9\",\"days\":%s}",
            "30"),
    PAPER("Order paper for the printer.", "[Pp]aper.* from (\\w+)", "order_paper", "{\"supplier\":%s}", "Norden"),
    HOURS("When does the shop open in the morning?", "opens at (\\w+)", null, "", "nine");

    private final String question;
    private final Pattern told;
    private final @Nullable String tool;
    private final String arguments;
    private final String manual;

    Topic(String question, String told, @Nullable String tool, String arguments, String manual) {
        this.question = question;
        this.told = Pattern.compile(told);
        this.tool = tool;
        this.arguments = arguments;
        this.manual = manual;
    }

    String question() {
        return question;
    }

    /** The tool that acts on the answer, or null when saying it is all. */
    @Nullable
    String tool() {
        return tool;
    }

    String arguments(String value) {
        return arguments.formatted(Json.of(value).text());
    }

    /** What the desk's manual says; slow to look up, and right. */
    String manual() {
        return manual;
    }

    /** What a note says of it. */
    Optional<String> toldBy(String note) {
        Matcher matcher = told.matcher(note);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The topic of a prompt. */
    static Topic of(String prompt) {
        List<Topic> asked = Arrays.stream(values())
                .filter(t -> prompt.startsWith(t.question))
                .toList();
        if (asked.size() != 1) {
            throw new IllegalArgumentException(
                    "The scripted model knows only the questions of " + Topic.class.getName());
        }
        return asked.get(0);
    }
}
