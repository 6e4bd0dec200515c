package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture or link whose address has a place to be filled in: showing it sends away what was put there. Documentation has
 * such addresses too; where the text also commands to fill or show something, it is no documentation.
 */
record LeakyLink(Decision decision) implements Detector {

    private static final Set<String> FILLING = Lexicon.words("""
            send append include insert replace substitute fill put place render show display output print embed add encode
            write reply respond answer end finish conclude start begin summarize summarise post upload forward share load
            """);

    private static final Pattern PICTURE = Pattern.compile(
            "!\\[[^\\]\\n]{0,200}\\]\\(\\s?(https?://[^\\n)]{1,400})|<(?:img|iframe|script)\\b[^<>]{0,200}?\\bsrc ?= ?[\"']?(https?://[^\\n\"'>]{1,400})"
                    + "|\\[[^\\]\\n]{0,200}\\]\\(\\s?(https?://[^\\n)]{1,400})");

    /** In the query or the last part of the path: braces, brackets, a variable, or words that say what to put there. */
    private static final Pattern TO_FILL = Pattern.compile(
            "[?&=/](?:[^\\s/]{0,100}=)?(?:\\{{1,2}[^}\\n]{1,80}\\}|<[^>\\n]{1,80}>|\\[[^\\]\\n]{1,80}\\]|\\$\\{?[a-z_]{2,40}|%7b[^\\s]{1,80}"
                    + "|(?:your|insert|user|the|chat|conversation|summary|secret|data)[_+ -](?:[a-z]{2,20}[_+ -]?){1,6}$)");

    private static final int MOST = 64;

    @Override
    public String code() {
        return "LEAKY_LINK";
    }

    @Override
    public boolean finds(ScannedText text) {
        return hasLink(text)
                && (decision == Decision.INSPECT || text.clauses().stream().anyMatch(LeakyLink::fills));
    }

    private static boolean fills(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (clause.isCommand(i) && FILLING.contains(clause.word(i)) && !clause.isNegated(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLink(ScannedText text) {
        String plain = text.plain();
        if (!plain.contains("](") && !plain.contains("src")) {
            return false;
        }
        Matcher pictures = PICTURE.matcher(plain);
        for (int i = 0; i < MOST && pictures.find(); i++) {
            for (int group = 1; group <= pictures.groupCount(); group++) {
                String address = pictures.group(group);
                int query = address == null ? -1 : address.indexOf('?');
                if (query >= 0 && TO_FILL.matcher(address.substring(query)).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
