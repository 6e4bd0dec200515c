package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture or link whose address has a place to be filled in: showing it sends away what was put there. */
final class LeakyLink implements Detector {

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
    public Decision decision() {
        return Decision.DO_NOT_USE;
    }

    @Override
    public boolean finds(ScannedText text) {
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
