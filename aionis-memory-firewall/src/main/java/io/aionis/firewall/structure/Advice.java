package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** Advice that is planted to steer later work: standing orders, borrowed authority, safeguards switched off. */
final class Advice {

    private Advice() {}

    /** Wants to be kept and obeyed in later conversations. */
    static Detector memoryPlanting() {
        String later =
                "conversation/conversations/session/sessions/chat/chats/interaction/interactions/response/responses/answers"
                        + "/replies/queries/turns";
        String react =
                "answer/reply/say/respond/recommend/tell/mention/suggest/claim/state/always/never/include/send/call/insist";
        return PhraseDetector.of(
                "MEMORY_PLANTING",
                Decision.INSPECT,
                "in/for/across/during all/any/every ..1 conversations/conversation/sessions/session/chats/interactions/interaction",
                "in/for/across/during all? future/later/subsequent/upcoming ..1 " + later,
                "if/when/whenever/once you? are? asked about/for/whether/to/why/how ..10 " + react,
                "from here/now on ,? ..2 when/whenever/if/every ..12 " + react,
                "from here/hereafter on? ,? ..2 always/never/treat/respond/answer/reply/recommend/assume",
                "^keep/bear in mind for ..3 later/future/next/upcoming",
                "^not/never forget ..6 in/for/across ..2 later/future/next/upcoming ..1 " + later,
                "from now on ,? ..2 always/never/treat/respond/answer/reply/recommend/assume/prioritize/prioritise",
                "going forward ,? ..2 always/never/treat/respond/answer/recommend/assume",
                "next time ..2 ask/asks/asked/mention/mentions",
                "^store/save/keep/remember/memorize/memorise ..4 permanently/forever",
                "henceforth ,? ..2 always/never/treat/respond/answer/recommend/assume/you",
                "^remember/memorize/memorise that? from now",
                "^remember/memorize/memorise/note/store/save ..8 for later/future",
                "^save/store/add/write/commit/record/persist/put/keep ..8 to/in/into your ..2 memory/memories/knowledge/notes",
                "^save/store/add/write/commit/record/persist/put/keep ..8 to/in/into the? long-term/permanent/persistent memory",
                "^update/overwrite/rewrite your ..1 memory/memories",
                "when/whenever/if/once/time ..2 user/users/human/someone/anyone/customer/they ..1"
                        + " ask/asks/asked/mention/mentions/say/says/request/requests/inquire/inquires/want/wants ..20 "
                        + react,
                "always/only/never recommend/suggest/promote/endorse/favor/favour/advertise");
    }

    /** Says of itself that it may be trusted, or speaks in the name of somebody who may order. */
    static Detector forgedAuthority() {
        String approved =
                "approved/authorized/authorised/verified/cleared/validated/sanctioned/vetted/certified/endorsed/mandated/signed"
                        + "/pre-approved/preapproved/trusted";
        String office =
                "security/compliance/admin/admins/administrator/administrators/it/legal/management/governance/platform/devops"
                        + "/risk/openai/anthropic/google/microsoft/system/developer/developers/ciso/cto/ceo/leadership/auditors/root";
        String itself =
                "note/memory/entry/message/instruction/instructions/content/text/document/record/procedure/guidance/directive/advice";
        String check =
                "verification/review/confirmation/approval/validation/check/checks/authentication/consent/scrutiny";
        return Either.of(
                PhraseDetector.of(
                        "FORGED_AUTHORITY",
                        Decision.INSPECT,
                        approved + " off? by the? ..1 " + office,
                        "by/on/under/per the? ..1 order/orders/authority/instruction/instructions/direction/command/request of/from the? ..1"
                                + " security/compliance/administrator/admin/admins/openai/anthropic/developer/developers/ciso/cto/ceo"
                                + "/leadership/auditors/platform/governance",
                        "this/these ..1 supersedes/supersede/overrides/override/overrules/replaces ..2 previous/prior/earlier/former/existing/other"
                                + " instruction/instructions/guidance/advice/directions/orders/prompt/prompts",
                        "^treat/consider/regard this/these/it ..2 as verified/authoritative/trusted/official/genuine/confirmed/binding",
                        "no/without further/additional/more @verify/checks/reviews/tests/approval/approvals/confirmation/questions"
                                + " needed/required/necessary/asked",
                        "this ..1 " + itself + " is/was/has/comes ..3 " + approved
                                + "/authoritative/official/authenticated/authentic/safe",
                        "the user/users/operator/human has/have ..2 authorized/authorised/pre-approved/preapproved/consented/permitted",
                        "no ..2 " + check + " is/are? ..1 needed/required/necessary",
                        "no need to/for ..3 ask/wait/verify/validate/check/confirm/double-check/review/" + check,
                        "not ..1 need/require/requires to? ..1 verify/validate/confirm/double-check/" + check,
                        "as the/an/your/a ..2 administrator/admin/owner/ceo/developer/developers/root/superuser/operator ,? i ..1"
                                + " authorize/authorise/order/instruct/command/approve/grant/permit/hereby",
                        "i am the/your/an ..1 administrator/admin/developer/ceo/operator/creator",
                        "take/takes/has/have/given absolute/full? precedence/priority over ..1 any/all/other/your/previous/prior/every/everything",
                        "supersedes/supersede/override/overrides/overriding/overrule/overrules/outranks/replaces ..2 all/any/other/previous/prior/your/every/earlier ..3"
                                + " memory/memories/notes/instructions/rules/policies/policy/guidelines/entries/guidance/directives",
                        "highest/maximum/full/absolute authority/clearance/trust",
                        "^treat/consider/regard ..6 as trusted/authoritative/verified/official/canonical/truth",
                        "^trust this/these/the ..2 " + itself),
                PatternDetector.of(
                        "FORGED_AUTHORITY",
                        Decision.INSPECT,
                        Sign.of(
                                "trust",
                                "\\btrust(?:ed|[_ ]?level|[_ ]?score|worthy)?[\"']? ?[:=] ?[\"']?"
                                        + "(?:true|high|max|full|trusted|verified|1(?:\\.0)?|10|100)\\b"),
                        Sign.of("aionis", "\\baionis[._-](?:trust|surface|writer)\\b")));
    }

    /** Recommends to go without a safeguard, to fake its result, or to hide that something failed. */
    static Detector safeguardRemoval() {
        String act =
                "send/pay/deploy/push/commit/ship/release/load/write/import/install/apply/proceed/continue/process/accept"
                        + "/return/complete/execute/run/approve/delete/remove/upload/transfer/submit/forward/export";
        String skipped = "skipped/bypassed/disabled/ignored/omitted/suppressed/waived/deferred/removed/dropped";
        String good =
                "ok/okay/passed/pass/success/successful/succeeded/green/valid/verified/approved/complete/completed/true/healthy"
                        + "/clean/done";
        return Either.of(
                PhraseDetector.of(
                        "SAFEGUARD_REMOVAL",
                        Decision.INSPECT,
                        // Rules for the makers of software have these words too: not asking is less than hiding.
                        "not/never/without ask/asking ..1 the/any? user/users/human/humans/operator",
                        "not/never/without show/showing ..8 to the? user/users/human/humans/operator",
                        "without the user's/users/human's knowledge/noticing/awareness/consent/knowing",
                        "^@skip ..4 @safeguard",
                        "^turn/switch/toggle off ..3 @safeguard",
                        "^turn/switch ..3 @safeguard off",
                        "^comment out ..3 @safeguard",
                        "^remove/drop/strip ..2 @safeguard",
                        "by/consider/recommend/try/keep/suggest/prefer/worth/safely/just/while/simply"
                                + " @skipping ..4 @safeguard",
                        "^@skipping ..4 @safeguard ..3 is/saves/speeds/improves/makes/keeps"
                                + " ..2 safe/fine/faster/ok/recommended/acceptable/time/everything",
                        "safe/fine/ok/okay/acceptable/possible/better/faster/allowed to @skip ..4 @safeguard",
                        "@safeguard ..2 can/may/should/could/must be ..1 " + skipped,
                        "@safeguard is/are ..1 optional/unnecessary/redundant/unneeded/superfluous",
                        "^" + act
                                + " ..8 without ..3 @safeguard/asking/checking/validating/reviewing/verifying/confirming/waiting/inspecting",
                        "^not/never ask/wait/request/require/prompt/seek ..4 approval/confirmation/permission/consent/review/verification",
                        "^not/never validate/verify/authenticate/sanitize/sanitise/encrypt/double-check",
                        "^set/mark/force/report/return/hardcode/hard-code/label/flag/record/emit/assume/make ..5"
                                + " status/result/results/check/checks/outcome/exit ..3 " + good,
                        "^mark/report/treat/return/log ..5 " + good
                                + " ..2 even/regardless/anyway/unconditionally/always/despite",
                        "^reuse/use/serve/return/show/present/copy/report ..4 cached/stale/old/last/previous/yesterday's/outdated/prior ..8"
                                + " instead/without/regardless/silently/even/rather/fails/failed/unavailable/down/late/slow",
                        "^mark/report/flag/label/treat/record ..6 as passed/pass/success/successful/succeeded/verified/valid/approved/safe/green",
                        "^lower/raise/relax/loosen/widen/weaken ..2 threshold/thresholds/limit/limits/rule/rules/tolerance ..3"
                                + " until/so/pass/passes/green",
                        "^catch/swallow/suppress/ignore/hide ..1 all/any/every ..1"
                                + " exceptions/exception/errors/error/failures/warnings",
                        "^hardcode/hard-code/embed ..3 @secret/key/keys/token/tokens",
                        "auto-approve/autoapprove/rubber-stamp",
                        "automatically approve/accept/merge/grant",
                        "not/never report/log/mention/record/flag/document it/this/that/them",
                        "^push/deploy/merge/commit/ship ..3 directly/straight ..1 to/into production/prod/main/master",
                        "^make/set/grant/give ..5 world-readable/publicly/anonymous/everyone/public-read",
                        "silently/quietly/secretly/covertly ignore/skip/reuse/swallow/discard/accept/replace/overwrite/send/forward/copy/fill"),
                PatternDetector.of(
                        "SAFEGUARD_REMOVAL",
                        Decision.INSPECT,
                        Sign.of(
                                "--",
                                "--(?:no-verify|insecure|no-check-certificate|no-gpg-check|allow-unauthenticated|skip-(?:test|valid|check|verif|audit))"),
                        Sign.of(
                                "skip_ disable_ bypass_ ignore_",
                                "\\b(?:skip|disable|bypass|ignore)_[a-z_]{2,40} ?= ?[\"']?(?:1|true|yes|on)\\b"),
                        Sign.of("verify", "\\bverify ?= ?false\\b"),
                        Sign.of(
                                "stricthostkey sslmode tls_reject",
                                "stricthostkeychecking[= ]no|sslmode=disable|tls_reject_unauthorized"),
                        Sign.of("chmod", "\\bchmod (?:-r )?777\\b")));
    }
}
