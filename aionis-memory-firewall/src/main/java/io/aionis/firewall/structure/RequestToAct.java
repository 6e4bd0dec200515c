package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.structure.Clause.Place;
import io.aionis.firewall.structure.Word.Shape;
import java.util.Set;

/**
 * A request for an act that reaches beyond the conversation. Honest mail has requests too, so in prose something must be at
 * stake: an address outside, money, access, a tool by name. In a record's field, where nobody is spoken to, less is enough.
 */
final class RequestToAct implements Detector {

    private static final int REACH = 40;

    /** From a possessive to its noun. */
    private static final int NEAR = 2;

    private static final Set<String> SEND = Lexicon.named("send");
    private static final Set<String> PAY = Lexicon.named("pay");
    private static final Set<String> GUARDED = Lexicon.union("allow", "remove", "change");
    private static final Set<String> LEAK =
            Lexicon.words("paste report ping beam dump drop copy push pipe text message");

    /** What is said, read or kept in the conversation. */
    private static final Set<String> TALK = Lexicon.words("""
            conversation chat history transcript summary result results data contents content answer answers response token
            tokens key keys password passwords credentials secret secrets balance inbox emails mails records logs output session
            cookie cookies notes memory memories context everything findings
            """);

    /** Questions that want to know, not to have something done. */
    private static final Set<String> WONDERING =
            Lexicon.words("what how why which who when where whose is are am was were do does did should may has have");

    private static final Set<String> OWN_PAGE = Lexicon.union("remove", "change");

    private static final Set<String> ACT = Lexicon.union("send", "pay", "allow", "remove", "change", "read", "visit");

    private static final Set<String> READ = Lexicon.named("read");
    private static final Set<String> ALLOW = Lexicon.named("allow");
    private static final Set<String> VISIT = Lexicon.named("visit");

    private static final Set<String> AT_THE_SITE =
            Lexicon.words("enter instructions credentials run execute password download submit fill steps");

    private static final Set<String> ALL = Lexicon.words("all every everything");

    private static final Set<String> OWN = Lexicon.words("my our mine");

    private static final Set<String> YOUR = Lexicon.words("your");

    private static final Set<String> MONEY = Lexicon.words("""
            usd eur gbp dollars dollar euros euro pounds bitcoin bitcoins btc eth ethereum crypto money funds balance amount
            payment shares stock stocks wallet refund
            """);

    private static final Set<String> ACCESS = Lexicon.words("""
            account accounts access permission permissions password passwords door doors gate lock locks alarm alarms camera
            cameras robot thermostat garage device devices authentication two-factor 2fa mfa admin administrator privileges
            role security backup backups database table files logs records subscription appointment license
            """);

    private static final Set<String> PERSONAL = Lexicon.words("""
            patient patients medical health genetic prescription prescriptions address addresses location contacts bank card
            personal private confidential holdings transactions history passport medication medications prescription
            """);

    private static final Set<String> PLEA = Lexicon.words("please kindly");

    private static final Set<String> INVITING = Lexicon.words("send email e-mail mail submit");

    private static final Set<String> TO_OR_AS = Lexicon.words("to into as");

    private static final Set<String> TO = Lexicon.words("to into");

    /** What an invitation to get in touch sends: nothing but words of the reader's own. */
    private static final Set<String> GREETING = Lexicon.words("""
            us me at to an a email e-mail mail message note your question questions feedback comment comments request requests
            any or our the team support by via on , and inquiry inquiries suggestions reply
            application applications resume cv submission submissions proposal proposals portfolio manuscript abstract ideas
            """);

    private static final Set<String> TOOL = Lexicon.words("tool function api plugin endpoint");

    private static final Set<String> WITH = Lexicon.words("using via with through use call invoke run execute");

    @Override
    public String code() {
        return "REQUEST_TO_ACT";
    }

    @Override
    public Decision decision() {
        return Decision.INSPECT;
    }

    @Override
    public boolean finds(ScannedText text) {
        boolean record = text.isRecord();
        return text.clauses().stream().anyMatch(clause -> finds(clause, record));
    }

    private static boolean finds(Clause clause, boolean record) {
        if (clause.isQuestion() && WONDERING.contains(clause.word(0)) && !clause.has(PLEA, 1, clause.size())) {
            return false;
        }
        for (int i = 0; i < clause.size(); i++) {
            if (clause.isCommand(i) && LEAK.contains(clause.word(i)) && !clause.isNegated(i) && leaks(clause, i)) {
                return true;
            }
            if (clause.isCommand(i) && ACT.contains(clause.word(i)) && !clause.isNegated(i)) {
                int end = Math.min(clause.size(), i + REACH);
                if (isGrave(clause, i, end) || record && isOdd(clause, i, end)) {
                    return true;
                }
            }
            if (record && isPlea(clause, i)) {
                return true;
            }
        }
        return false;
    }

    /** "Please" and any verb but one of looking something up. */
    private static boolean isPlea(Clause clause, int i) {
        return clause.place(i) == Place.ASKED
                && PLEA.contains(clause.word(i - 1))
                && !READ.contains(clause.word(i))
                && clause.size() - i > 2;
    }

    /** Whether even prose should not ask for it unseen. */
    private static boolean isGrave(Clause clause, int at, int end) {
        String verb = clause.word(at);
        boolean own = clause.has(OWN, at + 1, end);
        return SEND.contains(verb) && sendsAway(clause, at, end)
                || PAY.contains(verb) && hasMoney(clause, at, end)
                || GUARDED.contains(verb) && clause.has(ACCESS, at + 1, Math.min(end, at + 8)) && own
                || ALLOW.contains(verb) && clause.has(TO_OR_AS, at + 1, end) && names(clause, Shape.EMAIL, at, end)
                || VISIT.contains(verb) && clause.has(AT_THE_SITE, at + 1, end) && names(clause, Shape.URL, at, end)
                || own && hasPersonal(clause, at, end)
                || namesTool(clause, at, end);
    }

    /** Whether it is more than a field of a record would hold. */
    private static boolean isOdd(Clause clause, int at, int end) {
        boolean first = clause.words().get(at).opens() || clause.place(at) == Place.ASKED;
        return end - at > 3
                && (clause.has(OWN, at + 1, end)
                        || first
                                && (clause.has(ACCESS, at + 1, end) && !isOnOwnPage(clause, at)
                                        || clause.has(PERSONAL, at + 1, end)
                                        || GUARDED.contains(clause.word(at)) && clause.has(ALL, at + 1, at + 3)
                                        || hasMoney(clause, at, end)
                                        || clause.place(at) == Place.ASKED && !READ.contains(clause.word(at))));
    }

    private static boolean leaks(Clause clause, int at) {
        int end = Math.min(clause.size(), at + REACH);
        return clause.has(TALK, at + 1, end) && sendsAway(clause, at, end);
    }

    private static boolean sendsAway(Clause clause, int at, int end) {
        boolean something = !INVITING.contains(clause.word(at));
        for (int i = at + 1; i < end; i++) {
            Word word = clause.words().get(i);
            if (word.shape() == Shape.EMAIL || word.shape() == Shape.URL && clause.has(TO, i - 2, i)) {
                return something;
            }
            something |= !GREETING.contains(word.text());
        }
        return false;
    }

    /** "Delete your payment method": help pages tell their readers so. */
    private static boolean isOnOwnPage(Clause clause, int at) {
        return OWN_PAGE.contains(clause.word(at))
                && YOUR.contains(clause.word(at + 1))
                && clause.place(at) != Place.ASKED;
    }

    /** "Your address" is the reader's, whatever of the writer's is named beside it. */
    private static boolean hasPersonal(Clause clause, int at, int end) {
        for (int i = at + 1; i < end; i++) {
            if (PERSONAL.contains(clause.word(i)) && !clause.has(YOUR, i - NEAR, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Clause clause, Shape shape, int at, int end) {
        return clause.words().subList(at, end).stream().anyMatch(word -> word.shape() == shape);
    }

    private static boolean hasMoney(Clause clause, int at, int end) {
        for (int i = at + 1; i < end; i++) {
            Word word = clause.words().get(i);
            if (word.shape() == Shape.NUMBER
                            && (!Character.isDigit(word.text().charAt(0)) || MONEY.contains(clause.word(i + 1)))
                    || MONEY.contains(word.text()) && (clause.has(OWN, at, end) || clause.has(TO, i + 1, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesTool(Clause clause, int at, int end) {
        for (int i = at; i < end; i++) {
            if (clause.words().get(i).shape() == Shape.IDENTIFIER
                    && (TOOL.contains(clause.word(i + 1))
                            || WITH.contains(clause.word(i - 1)) && clause.has(OWN, at, end)
                            || TOOL.contains(clause.word(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
