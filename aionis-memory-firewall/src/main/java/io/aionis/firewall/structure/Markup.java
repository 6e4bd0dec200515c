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
                // ChatML, Llama 3, Phi, Command R, Granite, GPT-OSS, DeepSeek (whose blanks are a low block)
                "<\\|[/a-z][a-z_0-9\u2581 ]{1,40}\\|>",
                // Llama 2, Mistral
                "\\[/?inst\\]|<</?sys>>|\\[/?system_prompt\\]|\\[/?available_tools\\]",
                // Alpaca
                "^### (?:instruction|system|input):[^#]{0,2000}^### response:",
                "^### ?(?:system|system prompt|new instruction|developer) ?:",
                "^[\\s>#*]{0,8}\\[?(?:system|developer|admin(?:istrator)?|root)[ _](?:override|notice|alert|instruction|directive|command)s?"
                        + "\\]?[ *]{0,3}:",
                "\\[(?:system|developer|admin|system (?:message|prompt|note|notice|override|update|instruction))\\] ?:? ?\\w",
                "^[\\s>#*]{0,8}system (?:prompt|message)[ *]{0,3}:",
                SYSTEM_LINE + " {0,2}[\"'*]{0,2}(?:you|your|ignore|disregard|forget|override|from now|new|always|never"
                        + "|do not|don't|act|assistant|the assistant)\\b",
                "[\"']role[\"']\\s{0,4}:\\s{0,4}[\"'](?:system|developer)[\"']",
                "</?(?:system[-_ ]?(?:prompt|message|reminder|instructions?)|developer[-_ ]?message|admin[-_ ]?(?:message|command))>",
                // An element of one word is a field that honest XML has too.
                "<system>(?![^\\s<]{1,40}</system>)|(?<!<system>[^\\s<]{1,40})</system>",
                "<start_of_turn>|<end_of_turn>|<start_of_role>");
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
                // ReAct
                "^[\\s>#*]{0,8}action ?: ?[\\w. -]{1,60}\\n{1,2}[\\s>#*]{0,8}action input ?:",
                "[\"'](?:tool_calls|function_call)[\"']\\s{0,4}:\\s{0,4}[\\[{]");
    }

    /** Says that the data ends here, so that what follows is taken for something else. */
    static Detector forgedEnd() {
        String data =
                "(?:tool|function|document|data|context|untrusted|user|retrieved|search|external|memory|content|input"
                        + "|email|message|web ?page)";
        return PatternDetector.of(
                "FORGED_END",
                Decision.INSPECT,
                "^[^\\p{L}\\p{N}\\n]{1,40}end (?:of )?(?:the )?(?:" + data + "[ _-]?){1,2}"
                        + "(?:output|results?|content|data|text|input|query|document|context|response|message)?[^\\p{L}\\p{N}\\n]{1,40}$",
                "\\[/?end of (?:" + data + " ?){1,2}[a-z]{0,12}\\]",
                "</(?:tool_(?:output|result)s?|documents?|context|untrusted[a-z_-]{0,20}|user_(?:input|query|data)|retrieved[a-z_-]{0,20}"
                        + "|search_results?|external[a-z_-]{0,20}|memory|memories)>");
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
