package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page does not show, a comment or an element that is styled away, and in which another detector finds something. */
final class HiddenMarkup implements Detector {

    private static final Pattern INVISIBLE = Pattern.compile(
            "<[a-z][a-z0-9]{0,15}\\b[^<>]{0,300}?(?:display ?: ?none|visibility ?: ?hidden|font-size ?: ?[01](?:px|pt|em)?[;\"' ]"
                    + "|opacity ?: ?0[;\"' ]|color ?[:=] ?[\"']?(?:white|transparent|#fff(?:fff)?)\\b|(?:left|top|text-indent) ?: ?-\\d{3,5}"
                    + "|\\bhidden(?=[ >])|(?:width|height) ?: ?0)[^<>]{0,300}>([^<]{1,4000})");

    private static final int LONGEST = 4000;

    private static final int MOST = 16;

    private final List<Detector> inside;

    HiddenMarkup(List<Detector> inside) {
        this.inside = List.copyOf(inside);
    }

    @Override
    public String code() {
        return "HIDDEN_MARKUP";
    }

    @Override
    public Decision decision() {
        return Decision.DO_NOT_USE;
    }

    @Override
    public boolean finds(ScannedText text) {
        if (text.plain().indexOf('<') < 0 && !text.plain().contains("[//]:")) {
            return false;
        }
        return hidden(text).stream()
                .map(ScannedText::of)
                .anyMatch(part -> inside.stream().anyMatch(detector -> detector.finds(part)));
    }

    private static List<String> hidden(ScannedText text) {
        List<String> parts = new ArrayList<>();
        between(text.shown(), "<!--", "-->", parts);
        between(text.shown(), "[//]:", "\n", parts);
        Matcher styled = INVISIBLE.matcher(text.plain());
        while (parts.size() < MOST && styled.find()) {
            parts.add(styled.group(1));
        }
        return parts;
    }

    private static void between(String text, String opening, String closing, List<String> parts) {
        int at = text.indexOf(opening);
        while (at >= 0 && parts.size() < MOST) {
            int start = at + opening.length();
            int end = text.indexOf(closing, start);
            end = Math.min(end < 0 ? text.length() : end, start + LONGEST);
            parts.add(text.substring(start, end));
            at = text.indexOf(opening, end);
        }
    }
}
