package io.aionis.firewall.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of words that phrases name: who is spoken to, what is done, to what. General English, no subject matter. */
final class Lexicon {

    private static final Map<String, Set<String>> SETS = Map.ofEntries(
            // Who reads.
            set("agent", "ai assistant assistants chatbot chatbots bot bots llm llms gpt copilot ais"),
            set("person", "user users human humans operator customer owner person anyone anybody them client"),
            // What an agent was told.
            set(
                    "dismiss",
                    "ignore ignoring disregard disregarding forget override overriding overrule bypass neglect discard"
                            + " unfollow disobey drop skip abandon"),
            set(
                    "prior",
                    "previous prior preceding earlier above former your original initial system developer foregoing past"
                            + " existing aforementioned older old other"),
            set(
                    "told",
                    "previous prior preceding earlier above former your initial system developer foregoing aforementioned"),
            set(
                    "instructions",
                    "instruction instructions prompt prompts directive directives command commands guardrail"
                            + " guardrails programming briefing"),
            set(
                    "rules",
                    "rules guidelines constraints policies restrictions safeguards limitations filters policy orders"
                            + " training protocols"),
            // What an agent gives.
            set(
                    "answer",
                    "response responses answer answers reply replies output outputs completion completions explanation"
                            + " elucidation summary"),
            set(
                    "work",
                    "solution implementation code program script snippet codebase message messages text translation"),
            // Acts on the world.
            set(
                    "send",
                    "send sends email e-mail mail forward share transmit post publish upload submit dispatch append"
                            + " deliver relay fax leak exfiltrate transfer cc bcc sending emailing forwarding sharing"
                            + " uploading"),
            set(
                    "pay",
                    "pay transfer deposit withdraw wire buy purchase sell order donate refund trade invest redeem remit"
                            + " exchange charge credit"),
            set(
                    "allow",
                    "grant give allow unlock open authorize authorise enable add invite promote assign approve permit"
                            + " share"),
            set(
                    "remove",
                    "delete remove erase wipe cancel disable deactivate drop revoke terminate destroy purge uninstall"
                            + " unsubscribe block close lock"),
            set(
                    "change",
                    "change update modify set redirect replace reset move rename adjust activate start stop control guide"
                            + " book schedule create register switch turn dispatch rewrite edit configure increase decrease raise"
                            + " lower reschedule"),
            set(
                    "read",
                    "retrieve fetch get find search list check access read look download show provide give tell use call"
                            + " run execute invoke collect gather obtain extract display reveal print dump"),
            // What is at stake.
            set("visit", "open visit click go navigate browse follow access"),
            set(
                    "secret",
                    "password passwords passphrase passcode credential credentials secrets otp pin"
                            + " cookies apikey api_key"),
            set(
                    "safeguard",
                    "validation validations validator validators check checks checking review reviews reviewer"
                            + " approval approvals consent verification verifications authentication authorization authorisation"
                            + " encryption redaction anonymization anonymisation sanitization sanitisation audit audits auditing"
                            + " logging monitoring firewall antivirus safeguard safeguards guardrail guardrails confirmation"
                            + " confirmations linting linter scan scans scanning tests testing safety warnings alerts gate gates"
                            + " certificate certificates signature signatures checksum checksums backup backups 2fa mfa two-factor"
                            + " policy policies compliance permission permissions masking assertions limits controls captcha dry dry-run sign-off signoff csrf cors tls ssl sandbox"
                            + " quarantine oversight protections protection"),
            set(
                    "skip",
                    "skip bypass disable ignore omit suppress circumvent deactivate silence mute override neglect"
                            + " forgo evade sidestep waive relax weaken"),
            set(
                    "skipping",
                    "skipping bypassing disabling ignoring omitting suppressing circumventing deactivating"
                            + " overriding"),
            set("verify", "verify validate check review test confirm audit ask"));

    private Lexicon() {}

    /** The words of a set, by its name in phrases. */
    static Set<String> named(String name) {
        Set<String> set = SETS.get(name);
        if (set == null) {
            throw new IllegalArgumentException("no set of words is called " + name + "; there are " + SETS.keySet());
        }
        return set;
    }

    /** Words written between blanks. */
    static Set<String> words(String written) {
        return split(written).stream().collect(Collectors.toUnmodifiableSet());
    }

    static List<String> split(String written) {
        return Arrays.stream(written.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words of several sets. */
    static Set<String> union(String... names) {
        return Stream.of(names).flatMap(name -> named(name).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Map.Entry<String, Set<String>> set(String name, String written) {
        return Map.entry(name, words(written));
    }
}
