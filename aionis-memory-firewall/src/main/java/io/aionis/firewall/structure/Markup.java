package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import io.aionis.guide.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Mark-up that belongs to the conversation with a model, never inside data. */
final class Markup {

    private static final String LINE = "^[\\s>#*]{0,8}";

    private static final String SYSTEM_LINE = LINE + "system[ *]{0,3}:";

    private static final String MESSAGE_LINE = LINE + "system message[ *]{0,3}:";

    /** Labels and tags that logs, forums and notice boards have too. */
    private static final String NOTICE =
            LINE + "\\[?(?:system|developer|admin(?:istrator)?|root)[ _](?:notice|alert|command)s?\\]?[ *]{0,3}:";

    private static final String TAG =
            "\\[(?:system|developer|admin|system (?:message|note|notice|update))\\] ?:? ?(?=\\w)";

    /** What a message to the model goes on with. */
    private static final String TO_THE_MODEL =
            " {0,2}[\"'*]{0,2}(?:you|your|ignore|disregard|forget|override|from now|new"
                    + "|always|never|do not|don't|act|assistant|the assistant)\\b";

    private Markup() {}

    /** Chat templates and role fields of the common model families. */
    static Detector roles() {
        return PatternDetector.of(
                "ROLE_MARKUP",
                Decision.DO_NOT_USE,
                // ChatML, Llama 3, Phi, Command R, Granite, GPT-OSS, DeepSeek (whose blanks are a low block)
                Sign.of("<|", "<\\|[/a-z][a-z_0-9\u2581 ]{1,40}\\|>"),
                // Llama 2, Mistral
                Sign.of(
                        "inst] <sys>> </sys>> system_prompt] available_tools]",
                        "\\[/?inst\\]|<</?sys>>|\\[/?system_prompt\\]|\\[/?available_tools\\]"),
                // Alpaca
                Sign.of("###", "^### (?:instruction|system|input):[^#]{0,2000}^### response:"),
                Sign.of("###", "^### ?(?:system|system prompt|new instruction|developer) ?:"),
                Sign.of("system", LINE + "system prompt[ *]{0,3}:"),
                Sign.of("system", MESSAGE_LINE + TO_THE_MODEL),
                Sign.of(
                        "override instruction directive",
                        LINE + "\\[?(?:system|developer|admin(?:istrator)?|root)[ _]"
                                + "(?:override|instruction|directive)s?\\]?[ *]{0,3}:"),
                Sign.of("[system ", "\\[system (?:prompt|override|instruction)\\] ?:? ?\\w"),
                Sign.of("notice alert command", NOTICE + TO_THE_MODEL),
                Sign.of("[system [developer [admin", TAG + TO_THE_MODEL),
                Sign.of("system", SYSTEM_LINE + TO_THE_MODEL),
                Sign.of("](#", "\\[(?:system|assistant|user|developer)\\]\\(#[a-z_]{2,30}\\)"),
                Sign.of("role", "[\"']role[\"']\\s{0,4}:\\s{0,4}[\"'](?:system|developer)[\"']"),
                Sign.of(
                        "<system </system <developer </developer <admin </admin",
                        "</?(?:system[-_ ]?(?:prompt|message|reminder|instructions?)|developer[-_ ]?message"
                                + "|admin[-_ ]?(?:message|command))>"),
                Sign.of("<system>", "<system>\\s{0,8}" + TO_THE_MODEL),
                // Gemma, Granite
                Sign.of("start_of_ end_of_", "<start_of_turn>|<end_of_turn>|<(?:start|end)_of_role>"));
    }

    /** A line in the name of system or admin, whatever it says; logs and notices have it too, hence only to be inspected. */
    static Detector roleLine() {
        return PatternDetector.of(
                "ROLE_LINE",
                Decision.INSPECT,
                Sign.of("system", SYSTEM_LINE),
                Sign.of("system", MESSAGE_LINE),
                // An element of one word is a field that honest XML has too.
                Sign.of("system>", "<system>(?![^\\s<]{1,40}</system>)|(?<!<system>[^\\s<]{1,40})</system>"),
                Sign.of("notice alert command", NOTICE),
                Sign.of("[system [developer [admin", TAG));
    }

    /** A call that the text wants to be taken for the model's own. */
    static Detector toolCalls() {
        return PatternDetector.of(
                "TOOL_CALL_MARKUP",
                Decision.DO_NOT_USE,
                Sign.of(
                        "tool_ function_",
                        "</?(?:tool_calls?|function_calls?|tool_use|tool_response|function_results?)>"
                                + "|\\[/?tool_(?:calls|results)\\]"
                                + "|[\"'](?:tool_calls|function_call)[\"']\\s{0,4}:\\s{0,4}[\\[{]"),
                Sign.of("<invoke <function <tool", "<(?:invoke(?: name)?|function|tool)=[\"'\\w]"),
                // ReAct
                Sign.of("action", LINE + "action ?: ?[\\w. -]{1,60}\\n{1,2}[\\s>#*]{0,8}action input ?:"));
    }

    /** An element that names a function; interface descriptions have it too, hence only to be inspected. */
    static Detector toolNames() {
        return PatternDetector.of(
                "TOOL_CALL_MARKUP", Decision.INSPECT, Sign.of("<function <tool", "<(?:function|tool) name=[\"'\\w]"));
    }

    /** Says that the data ends here, so that what follows is taken for something else. */
    static Detector forgedEnd() {
        String data =
                "(?:tool|function|document|data|context|untrusted|user|retrieved|search|external|memory|content|input"
                        + "|email|message|web ?page)";
        return PatternDetector.of(
                "FORGED_END",
                Decision.INSPECT,
                Sign.of(
                        "end",
                        "^[^\\p{L}\\p{N}\\n]{1,40}end (?:of )?(?:the )?" + data + "(?:[ _-]?" + data + ")?[ _-]?"
                                + "(?:output|results?|query|response)?[^\\p{L}\\p{N}\\n]{1,40}$"),
                Sign.of("end of", "\\[/?end of " + data + " ?[a-z]{0,12}\\]"),
                Sign.of(
                        "</",
                        "</(?:tool_(?:output|result)s?|documents?|context|untrusted[a-z_-]{0,20}|user_(?:input|query|data)"
                                + "|retrieved[a-z_-]{0,20}|search_results?|external[a-z_-]{0,20}|memory|memories)>"));
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
                Sign.of(names.replace('|', ' '), "^[^\\p{L}\\p{N}\\n]{0,12}(?:" + names + ")\\b"),
                Sign.of("aionis", "<[^\\p{L}\\p{N}\\n]{0,6}aionis[-_: ][\\p{L}\\p{N}]"));
    }
}
