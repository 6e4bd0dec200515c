package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.Set;

/** Requests for what costs something: secrets, data sent away, code from outside. */
final class Requests {

    private static final Set<String> OF_A_CALL =
            Lexicon.words("header headers body request requests parameter parameters payload call calls");

    private static final Set<String> YOUR = Lexicon.words("your");

    private static final Set<String> IN = Lexicon.words("in with as inside within");

    private static final Set<String> ELSEWHERE = Lexicon.words("to at me us back");

    private Requests() {}

    /** Asks for what opens doors. */
    static Detector secrets() {
        String tell =
                "^send/share/provide/print/reveal/show/give/output/tell/dump/post/include/append/paste/email/forward/extract/collect"
                        + "/submit/list/upload/exfiltrate/steal/copy/leak/retrieve/read/cat/transmit";
        return Either.of(
                PhraseDetector.of(
                        "ASKS_FOR_SECRETS",
                        Decision.INSPECT,
                        Requests::isOfAnInterface,
                        tell + " ..6 @secret",
                        tell + " ..6 api/private/ssh/secret/access/encryption/signing key/keys",
                        tell + " ..6 access/auth/session/bearer/refresh token/tokens",
                        tell + " ..4 environment/env variables/vars/file/files",
                        tell + " ..6 seed/recovery phrase/phrases/codes",
                        tell + " ..6 credit/debit card number/numbers/details",
                        tell + " ..6 social security",
                        "ask/asking ..2 for ..3 @secret"),
                PatternDetector.of(
                        "ASKS_FOR_SECRETS",
                        Decision.INSPECT,
                        Sign.of(
                                "id_rsa /etc/ .ssh/ .aws/ .netrc .env",
                                "\\b(?:read|cat|open|send|include|upload|print|copy|attach|show|paste|post|forward)\\b[^\\n]{0,60}?"
                                        + "(?:id_rsa|/etc/(?:passwd|shadow)|\\.ssh/|\\.aws/cred|\\.netrc\\b|(?<![\\w])\\.env\\b)")));
    }

    /** "Include your key in the header": the reader's own, in a part of the call, and no word on where it goes. */
    private static boolean isOfAnInterface(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            if (OF_A_CALL.contains(clause.word(i))) {
                return clause.has(YOUR, 0, i)
                        && clause.has(IN, 0, i)
                        && !clause.has(ELSEWHERE, 0, clause.size())
                        && clause.words().stream()
                                .noneMatch(word -> word.text().indexOf('.') >= 0 || word.shape() == Word.Shape.URL);
            }
        }
        return false;
    }

    /** Sends data to a place outside. */
    static Detector exfiltration() {
        return Either.of(
                PhraseDetector.of(
                        "EXFILTRATION",
                        Decision.INSPECT,
                        "^upload/send/push/post/export/sync/copy/share/forward/submit/transfer/publish/transmit/deliver ..10 to ..3"
                                + " external/outside/remote/public/third-party/personal/foreign/attacker/untrusted/partner ..2"
                                + " server/endpoint/bucket/url/host/site/service/drive/address/repository/repo/api/webhook/storage/account"
                                + "/email/link/website/domain/location",
                        "^append/add/include/embed/encode/put"
                                + " ..5 conversation/chat/history/summary/secret/user's/response/answer/data/message/messages/transcript/context"
                                + "/memory/notes/findings/emails/inbox/customer's/everything/result/results"
                                + " ..6 to/in/into/as ..2 url/query/link/querystring/parameter"),
                PatternDetector.of(
                        "EXFILTRATION",
                        Decision.INSPECT,
                        Sign.of(
                                "curl",
                                "\\bcurl\\b[^\\n]{0,120}? (?:(?:-f|--form|-d|--data(?:-binary|-raw)?)[ =]?[\"']?[^\\s@\"']{0,40}@"
                                        + "|--upload-file\\b)"),
                        Sign.of("wget", "\\bwget\\b[^\\n]{0,120}?--(?:post-file|body-file)"),
                        // The last argument is where the copy goes.
                        Sign.of(
                                "scp rsync",
                                "\\b(?:scp|rsync)\\b[^\\n]{1,160}? [\"']?[\\w.-]{1,60}@[\\w.-]{1,60}:[^\\s\"']{0,100}[\\s\"'\\])]{0,6}$"),
                        Sign.of("requests.", "\\brequests\\.(?:post|put)\\([^)\\n]{0,160}?\\bopen\\(")),
                OtherLanguages.sendingAway());
    }

    /** A command that leaves nothing behind. */
    static Detector destruction() {
        return PatternDetector.of(
                "DESTRUCTIVE_COMMAND",
                Decision.INSPECT,
                Sign.of(
                        "rm ",
                        "\\brm -(?:rf|fr|r -f|f -r)\\b[^\\n]{0,40}? (?:~/?|/\\*?|\\$home/?)(?=[\\s;\"'`]|$)|--no-preserve-root"),
                Sign.of("mkfs /dev/", "\\bmkfs(?:\\.\\w{2,5})? /dev/|\\bdd if=[^\\n]{1,60} of=/dev/[sh]d"),
                Sign.of("drop ", "\\bdrop (?:database|schema) (?!if )\\w"),
                Sign.of("os.remove rmtree", "\\b(?:os\\.remove|shutil\\.rmtree)\\([\"'](?:/|~)"));
    }

    /** Runs what comes from outside, or opens a shell to the outside. */
    static Detector remoteCode() {
        String shell = "(?:sudo )?(?:(?:ba|z|k|da)?sh|python3?|perl|ruby|node|iex|powershell)\\b";
        return Either.of(
                PhraseDetector.of(
                        "REMOTE_CODE",
                        Decision.INSPECT,
                        "^download/fetch/get/pull/curl/wget/grab ..10 and/then/, then? run/execute/install/source/launch/eval",
                        "^run/execute/source/pipe/eval/install ..5 remote/external/downloaded/hosted ..2 script/code/binary/installer/package"),
                PatternDetector.of(
                        "REMOTE_CODE",
                        Decision.INSPECT,
                        Sign.of(
                                "curl wget iwr invoke-webrequest",
                                "\\b(?:curl|wget|iwr|invoke-webrequest)\\b[^\\n|]{1,120}\\| ?" + shell),
                        Sign.of(
                                "(curl (wget",
                                "(?:\\b(?:ba|z)?sh|\\beval|\\bsource|\\.) (?:-c )?[\"']?[$<]\\((?:curl|wget)\\b"),
                        Sign.of(
                                "exec( eval(",
                                "\\b(?:exec|eval)\\([^)\\n]{0,80}?(?:requests\\.get|urlopen|b64decode|base64|atob)"),
                        Sign.of(
                                "subprocess popen os.system check_output",
                                "\\b(?:subprocess|popen|os\\.system|check_output)\\b[^\\n]{0,160}?"
                                        + "(?:[\"' ](?:ssh|scp|nc|ncat|curl|wget|crontab|powershell)[\"' ]|/bin/(?:ba)?sh)"),
                        Sign.of("index-url --registry", "--(?:(?:extra-)?index-url|registry)[= ]http:"),
                        Sign.of("dup2(", "\\bdup2\\([^)\\n]{0,40}fileno"),
                        Sign.of("-e /bin /dev/tcp/", "\\bnc(?:at)? [^\\n|]{0,60}-e ?/bin|/dev/tcp/")));
    }
}
