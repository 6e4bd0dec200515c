package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** Sentences addressed to the agent that reads the data. Grammar only: who is addressed, and what is commanded. */
final class Imperatives {

    private static final String AGENT =
            "(?:ai|a\\.i\\.|assistant|chatbot|bot|language model|llm|gpt|chatgpt|ai agent|ai model|ai system)";

    /** Where a sentence, a quoted value or a list item begins. */
    private static final String START = "(?:^[\\s>*#-]{0,8}|[.!?:;(] {0,2}|[\"'`] {0,2}|, (?:and|then|and then) )";

    /** A person whose title begins like the agent's name. */
    private static final String NO_TITLE = "(?! (?:professor|manager|director|principal|secretary|editor|coach|attorney"
            + "|dean|commissioner|general)\\b)";

    /** Verbs of handing out what one was told. */
    static final String SAY =
            "^reveal/print/repeat/output/show/display/leak/tell/give/share/disclose/recite/dump/send/write/include";

    private Imperatives() {}

    /** Asks to set aside what the agent was told. */
    static Detector override() {
        return Either.of(
                PhraseDetector.of(
                        "OVERRIDE_INSTRUCTIONS",
                        Decision.DO_NOT_USE,
                        // Rules and documents override each other; only a reader ignores or forgets.
                        "ignore/ignoring/disregard/disregarding/forget/neglect/unfollow/disobey/bypass/abandon ..3 @told ..3"
                                + " @instructions",
                        "^@dismiss ..3 @told/all/any/every/safety ..3 @instructions",
                        "^@dismiss ..2 your ..3 @rules",
                        "^@dismiss everything/anything/all/what ..4 above/before/previously/told/said/earlier/prior",
                        "^ignore/disregard/forget the? above and/instead/,",
                        "@dismiss ..2 @instructions/@rules ..1 you were/have/received/got/follow",
                        "not/stop/cease follow/following/obey/obeying/heed/heeding ..3 @prior/all/any ..3 @instructions/@rules",
                        "no longer follow/obey/bound/apply ..3 @prior/all/any ..3 @instructions/@rules",
                        "@prior @instructions/@rules ..4 void/obsolete/superseded/revoked/null/cancelled/invalid",
                        "your ..1 @instructions/@rules ..2 no/not longer? apply/bind/matter"),
                PatternDetector.of(
                        "OVERRIDE_INSTRUCTIONS",
                        Decision.DO_NOT_USE,
                        Sign.of(
                                "instructions prompt",
                                "\\b(?:new|updated|real|actual|revised) (?:system )?(?:instructions|prompt) ?:")),
                OtherLanguages.override());
    }

    /** Gives the agent a new part to play or a duty. */
    static Detector addressed() {
        return Either.of(
                PhraseDetector.of(
                        "ADDRESSED_TO_AGENT",
                        Decision.DO_NOT_USE,
                        "from now on ,? you will act/respond/behave/answer/always/only/never",
                        "you are now in? ..1 dan/unrestricted/jailbroken/uncensored/unfiltered",
                        "developer/debug/god/dan/admin/sudo/unrestricted/jailbreak mode is? enabled/activated/on",
                        "from this point/moment ..2 ,? respond/act/answer/behave",
                        "where/which you are an/a ..2 ai/assistant/chatbot",
                        "if you are ..3 language/ai model/assistant/agent/bot/system",
                        "if you are an/a ..1 ai/llm/chatbot/assistant",
                        "to/for any/all/every/the ..1 @agent ..2 reading/processing/parsing/handling/summarizing/summarising",
                        "you are an/a ..2 @agent ..4 you must/should/will/shall"),
                PatternDetector.of(
                        "ADDRESSED_TO_AGENT",
                        Decision.DO_NOT_USE,
                        Sign.of(
                                "now pretend behave as",
                                "\\b(?:you are now|act as|pretend (?:to be|you are)|behave as|as) (?:an?|the|my|our) (?:[a-z]{1,14} )?"
                                        + AGENT
                                        + "\\b,? ?(?:you (?:must|should|shall|will|have to|need to|are)|who|that|without"
                                        + "|(?:call|send|transfer|email|forward|execute|run|delete|reveal|print|output)\\b)"),
                        Sign.of(
                                "dear hey hello attention note message instruction",
                                START + "(?:dear|hey|hello|attention|note to|message to|instructions? (?:for|to)),? "
                                        + "(?:the |any |all )?" + AGENT + "s?\\b" + NO_TITLE)));
    }

    /** Asks to keep something from the person the agent works for. */
    static Detector concealment() {
        String person = "user/users/human/humans/operator";
        return PhraseDetector.of(
                "CONCEALMENT",
                Decision.DO_NOT_USE,
                "not/never/without tell/telling/inform/informing/notify/notifying/alert/alerting/warn/warning ..1 the/any? "
                        + person,
                "not/never/without mention/mentioning/reveal/revealing/disclose/disclosing/say/saying/report/reporting"
                        + " ..8 to the? " + person,
                "not/never mention/reveal/disclose/discuss/acknowledge/repeat ..1 this/these/that ..1"
                        + " instruction/instructions/prompt/message/memory/directive/note",
                "not/never let the/any? user/users/human know/notice");
    }

    /** Asks for what only the agent has been told. */
    static Detector promptExtraction() {
        return PhraseDetector.of(
                "PROMPT_EXTRACTION",
                Decision.DO_NOT_USE,
                SAY
                        + " ..4 your ..1 system/initial/original/hidden/secret/internal/full/exact ..1 prompt/prompts/instructions",
                SAY + " ..3 system/developer prompt/prompts/instructions");
    }

    /** A duty of agents in the third person; policy documents have it too, hence only to be inspected. */
    static Detector duty() {
        return PhraseDetector.of(
                "DUTY_OF_AGENT",
                Decision.INSPECT,
                "message/note/prompt/hint/instruction/instructions for/to ..1 language/ai/large ..1 model/models/systems/agents",
                "message/note/instruction/instructions/memo for/to the/any/all/our? ..1 @agent",
                "the/any/every/all/an/this ..1 @agent agent/agents/model/models? must/should/shall/needs/has/have ~passive",
                "^@agent agent/agents/assistant/assistants/model/models? must/shall/should ~passive");
    }

    /** Speaks of the conversation that the reader is in: its task, its turn, what comes next. */
    static Detector turn() {
        return Either.of(
                PhraseDetector.of(
                        "SPEAKS_OF_THE_TURN",
                        Decision.INSPECT,
                        // Rules for people begin like this too: no agent is named.
                        "you must now",
                        "from now on ,? you must/shall",
                        "from now on ,? you are to",
                        "from this point/moment ..2 ,? you",
                        "before you ..2 solve/answer/respond/reply/complete/finish/continue/proceed/do ..3 task/question/request/query/user",
                        "before answering/responding/replying/completing/proceeding/continuing ..4 user/user's/task/question/query/request",
                        "task/question/query/instructions that? i gave you",
                        "after/once you ..2 do/done/did/completed/finished that/this/so ,? you can/may ..1"
                                + " solve/continue/answer/proceed/resume",
                        "your original/initial/main/primary/current/real/actual/true task/objective/goal/mission/instruction/question",
                        "your new/next role/job/task/goal/mission/purpose/persona/identity is",
                        "your task/job/role/goal/mission is ..1 to",
                        "^act as a/an/the/my",
                        "^pretend/imagine that? you are",
                        "before doing/calling/answering/using anything",
                        "before you do anything",
                        "otherwise ..2 tool/function/answer/task ..3 not/fail",
                        "when/whenever/if this/the ..1 tool/function is used/called/invoked ..4 you/first/also/must/read/send/include",
                        "^tell/inform/notify/warn/convince/persuade/remind/ask the user/users ..2 to/that/for/about",
                        "^recommend/suggest/promote/offer/advertise ..8 to the? user/users",
                        "to ..1 complete/answer/fulfil/fulfill/finish/solve ..2 user's request/query/question/task",
                        "instead of answering/responding/completing/following/your",
                        "rather than answering/responding/completing/following ..2 user/user's/task/question"),
                PatternDetector.of(
                        "SPEAKS_OF_THE_TURN",
                        Decision.INSPECT,
                        Sign.of(
                                "complete done finished solved answered",
                                "\\b(?:task|query|request|question|answer)s? (?:is |was |has been |successfully ){0,3}(?:complete|completed|done"
                                        + "|finished|solved|answered)[.!:,;]{1,3}\\s{1,3}(?:now|next|new|your|please|then|you)\\b")));
    }

    /** Commands what the agent's own answer shall hold, or its form. */
    static Detector answerSteering() {
        String verb =
                "^add/adding/include/including/mention/insert/append/appending/incorporate/incorporating/integrate/integrating/embed"
                        + "/embedding/introduce/use/write/put/place/start/begin/end/encode/translate/reverse/replace/substitute/ensure"
                        + "/provide/modify/augment/format/conclude/finish/apply/convert/adapt/render/phrase/express/present/make"
                        + "/change/rewrite/keep/let/enrich/extend/supplement/complement/weave/slip/work/develop/craft/base/validate/alter";
        String given = "following/below/subsequent/given/ensuing/provided/succeeding/next ..2"
                + " code/snippet/block/excerpt/script/function/segment/fragment/lines";
        String tongue =
                "french/german/spanish/italian/portuguese/dutch/russian/chinese/japanese/korean/arabic/hindi/latin/greek"
                        + "/polish/turkish/swedish/english/emoji/emojis/base64/base32/base58/base16/rot13/morse/binary/hex/hexadecimal/cipher"
                        + "/leetspeak/ascii/uppercase/reverse/rhyme/verse/pirate";
        return PhraseDetector.of(
                "STEERS_THE_ANSWER",
                Decision.INSPECT,
                verb + " ..24 your ..2 @answer/solution/implementation",
                verb + " ..12 each/every ..1 @answer",
                "your ..1 @answer must/should/shall/needs/has",
                "^reply/respond/answer to? every/each/all/any ..3 with",
                verb + " ..6 your message/text",
                verb + " ..12 code/program/script/solution/text you write/develop/generate/produce/create/give",
                given + " ..12 your/you",
                "your/you ..12 " + given,
                "^replace/substitute/swap/use/switch ..5 words/letters/vowels/characters/consonants ..1 with/by/for/to/instead/into",
                "^replace/substitute/swap/use ..3 emoji/emojis/symbols/numbers ..3 words/letters/vowels/characters",
                "^use/apply ..6 to display/write/encode/present/express ..1 your",
                "in/within your ..1 @answer ,? ..3 add/include/mention/insert/use/put/say/write/provide/give/make/refer",
                "^respond/reply/answer with a/an/the/this ..2 image/link/url/markdown/word/words/phrase/string/json/code",
                "^output/say/write ..1 the ..1 string/words/phrase/sentence",
                "^say/give/rate/answer/claim/state/output/rank/score/recommend ..12 no/regardless matter/of",
                "correct/right/best answer/choice/option is ..6 regardless/no",
                "^give/assign/award ..4 highest/full/maximum/perfect/top/best score/rating/grade/marks/points/rank",
                "^rank/list/rate/score ..5 first/top/highest/best/excellent/favorably/positively",
                "must/should ..2 be ..1 listed/ranked/recommended/rated/shown/placed ..2 first/top/highest/best",
                "at/near the end/start/beginning/top/bottom of your ..1 @answer",
                "^answer/respond/reply/write/speak/output/encode/translate ..6 in/to/into/using/as ..1 " + tongue,
                "^respond/reply/answer/say/print/output ..1 only/exactly/solely/exclusively/nothing/verbatim");
    }
}
