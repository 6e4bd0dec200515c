package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import io.aionis.guide.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Mark-up that belongs to the conversation with a model, never inside data. */
final class Markup {

    private static final String SYSTEM_LINE = "^[\\s>#*]{0,8}system[ *]{0,3}:";

    private Markup() {}

    /** Chat templates and role fields of the common model families. */
    static Detector roles() {
        return PatternDetector.of(
                "ROLE_MARKUP",
                Decision.DO_NOT_USE,
                "<\\|[a-z][a-z_0-9]{1,30}\\|>",
                "\\[/?inst\\]|<</?sys>>",
                "^[\\s>#*]{0,8}system (?:prompt|message)[ *]{0,3}:",
                SYSTEM_LINE + " {0,2}[\"'*]{0,2}(?:you|your|ignore|disregard|forget|override|from now|new|always|never"
                        + "|do not|don't|act|assistant|the assistant)\\b",
                "[\"']role[\"']\\s{0,4}:\\s{0,4}[\"'](?:system|developer)[\"']",
                "</?(?:system[-_ ]?(?:prompt|message|reminder)|developer[-_ ]?message)>",
                // An element of one word is a field that honest XML has too.
                "<system>(?![^\\s<]{1,40}</system>)|(?<!<system>[^\\s<]{1,40})</system>",
                "<start_of_turn>|<end_of_turn>");
    }

    /** A line in the system's name, whatever it says; reports of bugs have it too, hence only to be inspected. */
    static Detector roleLine() {
        return PatternDetector.of("ROLE_LINE", Decision.INSPECT, SYSTEM_LINE);
    }

    /** A call that the text wants to be taken for the model's own. */
    static Detector toolCalls() {
        return PatternDetector.of(
                "TOOL_CALL_MARKUP",
                Decision.DO_NOT_USE,
                "</?(?:tool_calls?|function_calls?|tool_use|tool_response|function_results?)>",
                "<(?:invoke|function|tool)(?: name)?=[\"'\\w]",
                "\\[/?tool_(?:calls|results)\\]",
                "[\"'](?:tool_calls|function_call)[\"']\\s{0,4}:\\s{0,4}[\\[{]");
    }

    /** Headers and fences of our own guide. */
    static Detector forgedGuide() {
        // A name of one word is a heading that honest text has too.
        String names = Arrays.stream(Section.values())
                .map(section -> section.name().toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("_"))
                .collect(Collectors.joining("|"));
        return PatternDetector.of(
                "FORGED_GUIDE",
                Decision.DO_NOT_USE,
                "^[^\\p{L}\\p{N}\\n]{0,12}(?:" + names + ")\\b",
                "<[^\\p{L}\\p{N}\\n]{0,6}aionis[-_: ][\\p{L}\\p{N}]");
    }
}
