package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/**
 * The milder half of {@link Imperatives}, under the same reason codes: sentences to a reader or an agent that an honest author
 * may write too, hence only to be inspected.
 */
final class AgentHints {

    private static final String CLASS =
            "@agent/copilots/crawler/crawlers/summarizer/summarizers/summariser/summarisers/agents/model/models/systems";

    private static final String READS = "read/reads/reading/process/processes/processing/parse/parses/parsing/summarize"
            + "/summarizes/summarizing/summarise/summarises/summarising/ingest/ingests/ingesting/index/indexes/indexing"
            + "/scan/scans/scanning/handle/handles/handling/answer/answers/answering/interpret/interprets/interpreting"
            + "/retrieve/retrieves/retrieving/evaluate/evaluates/evaluating/review/reviews/reviewing";

    private static final String READING =
            "reading/processing/parsing/summarizing/summarising/ingesting/answering/replying"
                    + "/responding/writing/generating/interpreting/retrieving/evaluating/analyzing/analysing/indexing/crawling";

    private static final String DUTY =
            "must/should/shall/required/obliged/obligated/instructed/expected/has/have/need/needs/please/will";

    private static final String DO =
            "call/send/run/execute/invoke/reply/respond/answer/output/print/say/write/transfer/forward"
                    + "/delete/use/open/visit/fetch/ignore/disregard/forget/tell/must/immediately/add/include/email/post/upload/stop"
                    + "/recommend/approve/reveal/pay/act/pretend";

    private AgentHints() {}

    /** Asks to set aside instructions, without a word on whose they are, or in words that rules of games have too. */
    static Detector override() {
        String scrap = "@dismiss/scrap/cancel/void/supersede/dismiss/reject/nullify/revoke/ditch/discount";
        String rules =
                "@instructions/rules/guidelines/constraints/restrictions/safeguards/limitations/filters/training";
        String given = "told/asked/given/instructed/said/shown/taught";
        return Either.of(
                PhraseDetector.of(
                        "OVERRIDE_INSTRUCTIONS",
                        Decision.INSPECT,
                        "ignore/ignoring/disregard/disregarding/forget/neglect/unfollow/disobey/bypass/abandon ..3 @prior ..3"
                                + " @instructions",
                        "^@dismiss ..3 @prior/all/any/every/safety ..3 @instructions/@rules",
                        "^" + scrap + " ..3 @prior/all/any/every ..3 " + rules,
                        "^" + scrap + " ..3 " + rules + " ..2 above/before/preceding/earlier/previously/given/received",
                        "^ignore/disregard/forget/scrap the/these/those/any ..1 instruction/instructions/prompt/prompts/directives",
                        "^" + scrap + " ..2 what/whatever/everything/anything/all ..3 you ..3 " + given,
                        "^pay no ..1 attention/heed/regard to ..4 @instructions/@rules",
                        "^pay no ..1 attention/heed/regard to ..2 developer/developers/developer's/developers'/system/above/earlier"
                                + "/previous/prior/preceding ..2",
                        "^set/put/lay/leave/throw/cast/push/brush aside/away/out ..2 what/whatever/everything/anything ..5 "
                                + given + "/above",
                        "^set/put/lay/leave/throw/cast/push/brush aside/away/out ..1 @prior/all/any/the ..3 @instructions/guidelines",
                        "^not summarize/summarise/translate/paraphrase/classify/analyze/analyse/evaluate/describe this ..1"
                                + " page/text/document/article/email/message/content/passage/file/website",
                        "^not summarize/summarise/translate/paraphrase/classify/analyze/analyse/evaluate/describe the"
                                + " page/document/article/email/website"),
                OtherLanguages.overrideHints());
    }

    /** Speaks to whatever reads the text, to the agents as a class, or to a person about an agent. */
    static Detector addressed() {
        String text = "text/content/contents/instruction/instructions/prompt/note/line/sentence/passage/memory/entry";
        return Either.of(
                PhraseDetector.of(
                        "ADDRESSED_TO_AGENT",
                        Decision.INSPECT,
                        "you are no/not longer ..4 agent/assistant/@agent",
                        "instruct/tell/ask/order/get the ..1 @agent to",
                        "when/once/whenever/if/after/soon ..1 you ..3"
                                + " read/reading/process/parse/ingest/retrieve/summarize/summarise/interpret/processed/parsed/ingested"
                                + "/retrieved/summarized/summarised/interpreted this/these ..2 ,? ..2 "
                                + DO,
                        "when/once/whenever/if/after/soon ..1 you ..3 see/encounter/find/load/receive this/these ..1 "
                                + text + " ..1 ,? ..2 " + DO,
                        "upon/on/after ..1 reading/seeing/processing/parsing/ingesting/retrieving/encountering/summarizing/summarising"
                                + " this/these ..1 " + text + "/page/document/message/email ..1 ,? ..2 " + DO,
                        "upon reading/seeing/processing/parsing/ingesting/retrieving/encountering this/these ,? ..2 "
                                + DO,
                        CLASS + " ..1 that/which/who? ..2 " + READS + " this/these/it ..5 " + DUTY,
                        "@agent/copilots/crawlers/summarizers/summarisers " + READING + " this/these",
                        "automated/autonomous/ai/artificial/language ..1 agents/agent/models/model/systems/system/readers/tools"
                                + " ..2 " + READING + " this/these",
                        "to/for the/any/all/every/whichever/each ..2 " + CLASS + " ..2 " + READING,
                        "whoever/whatever/whichever ..3 " + READING
                                + " ..3 response/answer/reply/summary/output/completion/text/page/this ..3 " + DUTY),
                OtherLanguages.addressed());
    }

    /** Keeps something from people; descriptions of a program's screens say so too. */
    static Detector concealment() {
        String person = "user/users/human/humans/operator";
        return Either.of(
                PhraseDetector.of(
                        "CONCEALMENT",
                        Decision.INSPECT,
                        "keep/hide/conceal/withhold ..4 from the? " + person,
                        "not/never let the/any? user/users/human see/find"),
                OtherLanguages.concealment());
    }

    /** Asks to see what was said before; a help desk's records are asked for in these words too. */
    static Detector promptExtraction() {
        return PhraseDetector.of(
                "PROMPT_EXTRACTION",
                Decision.INSPECT,
                Imperatives.SAY + " ..3 system/developer message",
                Imperatives.SAY + " ..4 conversation/chat history/context/log/transcript",
                Imperatives.SAY + " ..2 everything/all/text/words ..2 above/before");
    }
}
