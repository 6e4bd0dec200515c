package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** Sentences addressed to the agent that reads the data. Grammar only: who is addressed, and what is commanded. */
final class Imperatives {

    private static final String GAP = "[^.!?\\n]{0,60}?";

    private static final String AGENT =
            "(?:ai|a\\.i\\.|assistant|chatbot|bot|language model|llm|gpt|ai agent|ai model)";

    /** Where a sentence, a quoted value or a list item begins. */
    private static final String START = "(?:^[\\s>*#-]{0,8}|[.!?:;] {0,2}|[\"'`] {0,2}|, (?:and|then|and then) )";

    private static final String POLITE =
            "(?:(?:please|kindly|first|then|next|now|also),? |(?:can|could|would|will) you (?:please )?){0,3}";

    /** A person whose title begins like the agent's name. */
    private static final String NO_TITLE = "(?! (?:professor|manager|director|principal|secretary|editor|coach|attorney"
            + "|dean|commissioner|general)\\b)";

    private Imperatives() {}

    /** Asks to set aside what the agent was told. */
    static Detector override() {
        String verb =
                "\\b(?:ignore|disregard|forget|override|overrule|bypass|neglect|discard|do not follow|don't follow"
                        + "|stop following|do not obey)";
        String which = "(?:all|any|every|previous|prior|preceding|earlier|above|former|your|existing|original|initial"
                + "|system|safety)";
        String what = "(?:instructions?|prompts?|rules|guidelines|guardrails|directives?|commands?|constraints|policies"
                + "|restrictions)";
        return PatternDetector.of(
                "OVERRIDE_INSTRUCTIONS",
                Decision.DO_NOT_USE,
                verb + " (?:[a-z]{1,12} ){0,3}" + which + "\\b (?:[a-z]{1,14} ){0,3}" + what + "\\b",
                verb
                        + " (?:everything|anything|all|what) (?:[a-z]{1,12} ){0,3}(?:above|before|previously|told|said)\\b",
                "\\b(?:new|updated|real|actual) (?:system )?(?:instructions|prompt) ?:");
    }

    /** Gives the agent a new part to play or a duty. */
    static Detector addressed() {
        return PatternDetector.of(
                "ADDRESSED_TO_AGENT",
                Decision.DO_NOT_USE,
                "\\byou must now\\b",
                "\\bfrom now on,? you (?:must|shall|are to|will (?:act|respond|behave|answer|always|only|never))\\b",
                "\\b(?:you are now|act as|pretend (?:to be|you are)|behave as|as) (?:an?|the|my|our) (?:[a-z]{1,14} )?"
                        + AGENT + "\\b,? ?(?:you (?:must|should|shall|will|have to|need to|are)|who|that|without"
                        + "|(?:call|send|transfer|email|forward|execute|run|delete|reveal|print|output)\\b)",
                START + "(?:dear|hey|hello|attention|note to|message to|instructions? (?:for|to)),? (?:the |any |all )?"
                        + AGENT + "s?\\b" + NO_TITLE,
                "\\b(?:instruct|tell|ask|order|get) the " + AGENT + " to [a-z]{2,20}\\b");
    }

    /** Asks to keep something from the person the agent works for. */
    static Detector concealment() {
        String person = "(?:user|users|human|operator|person you)";
        return PatternDetector.of(
                "CONCEALMENT",
                Decision.DO_NOT_USE,
                "\\b(?:do not|don't|never|must not|without) (?:tell|telling|inform|informing|notify|notifying|alert|alerting"
                        + "|warn|warning|ask|asking)(?: to)? the " + person + "\\b",
                "\\b(?:do not|don't|never|must not|without) (?:mention|mentioning|reveal|revealing|disclose|disclosing|show"
                        + "|showing|say|report|reporting)\\b" + GAP + "\\bto the " + person + "\\b");
    }

    /** A duty of agents in the third person; policy documents have it too, hence only to be inspected. */
    static Detector duty() {
        return PatternDetector.of(
                "DUTY_OF_AGENT",
                Decision.INSPECT,
                "\\b(?:the|any|every|all) " + AGENT
                        + "s? (?:must|should|shall|needs? to|ha(?:s|ve) to|(?:is|are) required to)" + "\\b");
    }

    /** Commands what the agent's own answer shall hold. */
    static Detector answerSteering() {
        String answer = "(?:response|answer|reply|output|completion|explanation|implementation|solution)s?";
        String verb =
                "(?:add|include|mention|insert|append|incorporate|integrate|embed|introduce|use|write|put|place|start"
                        + "|begin|end|encode|translate|reverse|replace|substitute|ensure|make sure)";
        return PatternDetector.of(
                "STEERS_THE_ANSWER",
                Decision.INSPECT,
                START + POLITE + verb + "\\b[^\\n]{1,160}?\\byour (?:[a-z]{1,12} )?" + answer + "\\b",
                START + "(?:in|within|at the end of|at the start of) your " + answer + ",? " + POLITE + verb + "\\b");
    }

    /** A request to act in the speaker's name, inside what should be data. Honest mail has it too: to be inspected. */
    static Detector actionRequest() {
        String act =
                "(?:send|e-?mail|forward|share|transfer|pay|deposit|withdraw|buy|sell|grant|give|unlock|open|delete|remove"
                        + "|erase|cancel|disable|turn off|change|update|modify|redirect|move|copy|download|upload|post|publish"
                        + "|retrieve|fetch|get|find|search|list|access|use|call|run|execute|book|schedule|order|create|add|make)";
        String sendAct = "(?:send|e-?mail|forward|share|upload|post|transmit|submit)";
        String address = "(?:[\\w.+-]{1,64}@[\\w-]{1,64}\\.[a-z]{2,10}|https?://)";
        return PatternDetector.of(
                "REQUEST_TO_ACT",
                Decision.INSPECT,
                // A field's value that opens like a request, whatever it asks for.
                "[:,\\[] ?[\"'](?:please|kindly),? [a-z]{2,20}\\b",
                START + POLITE + act + "\\b[^.!?\\n]{0,120}?\\b(?:my|our)\\b",
                "\\b" + sendAct + "\\b[^!?\\n]{1,120}?\\bto\\b[^!?\\n]{0,40}?" + address);
    }
}
