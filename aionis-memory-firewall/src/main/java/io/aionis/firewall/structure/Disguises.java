package io.aionis.firewall.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a text can be written so that a reader may puzzle it out and a plain search does not find it. */
final class Disguises {

    private static final String SEPARATORS = " ._*|-";

    private static final Pattern SPACED =
            Pattern.compile("(?<![a-z0-9])(?:[a-z]([ ._*|-])){3}(?:[a-z0-9][ ._*|-]{1,3}){4,400}+[a-z]?");

    /** Words after which a blank is put back where letters were set apart evenly. */
    private static final Pattern PARTS =
            Pattern.compile("ignore|disregard|forget|override|bypass|all|any|the|your|my|previous"
                    + "|prior|earlier|above|system|instructions?|prompts?|rules");

    private static final int FEWEST_LETTERS = 6;

    private static final int MOST_RUNS = 1000;

    private static final int LONGEST = 200_000;

    /** Beginnings of words of which a command to an agent has one; without them a layer is not worth reading. */
    private static final List<String> STEMS = List.of(
            "ignor", "disregard", "forget", "overrid", "bypass", "instruct", "prompt", "assistant", "system", "user");

    private static final String LEET = "0134578@$!";
    private static final String LETTERS = "oieastbasi";

    private Disguises() {}

    /** The plain text read as ROT13, backwards, with letters apart, digits for letters, or look-alikes; where that helps. */
    static List<String> of(ScannedText text) {
        String plain = cut(text.plain());
        List<String> layers = new ArrayList<>();
        add(rot13(plain), plain, layers);
        add(new StringBuilder(plain).reverse().toString(), plain, layers);
        add(leet(plain), plain, layers);
        add(LookalikeLetters.folded(plain), plain, layers);
        String wide = cut(text.raw()).toLowerCase(Locale.ROOT);
        if (hasLoneLetters(wide)) {
            Matcher apart = SPACED.matcher(wide);
            for (int i = 0; i < MOST_RUNS && apart.find(); i++) {
                add(joined(apart.group(), apart.group(1).charAt(0)), plain, layers);
            }
        }
        return layers;
    }

    private static void add(String layer, String plain, List<String> layers) {
        for (String stem : STEMS) {
            if (layer.contains(stem) && !plain.contains(stem)) {
                layers.add(layer);
                return;
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String rot13(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c >= 'a' && c <= 'z') {
                out.setCharAt(i, (char) (c + (c < 'n' ? 13 : -13)));
            }
        }
        return out.toString();
    }

    private static boolean hasLoneLetters(String text) {
        int lone = 0;
        for (int i = 0; i < text.length() && lone < FEWEST_LETTERS; i++) {
            lone = !isLetter(text, i) ? lone : isLetter(text, i - 1) || isLetter(text, i + 1) ? 0 : lone + 1;
        }
        return lone >= FEWEST_LETTERS;
    }

    /** Letters set apart by one sign, words by more of them, by another sign, or by nothing more. */
    private static String joined(String spaced, char between) {
        StringBuilder out = new StringBuilder(spaced.length());
        boolean wide = false;
        for (int i = 0; i < spaced.length(); i++) {
            char c = spaced.charAt(i);
            boolean sign = SEPARATORS.indexOf(c) >= 0;
            if (!sign) {
                out.append(c);
            } else if (c != between || wide) {
                out.append(' ');
            }
            wide = sign;
        }
        return PARTS.matcher(out).replaceAll("$0 ");
    }

    /** Digits and signs beside letters read as the letters they resemble. */
    private static String leet(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int at = LEET.indexOf(text.charAt(i));
            if (at >= 0 && (isLetter(out, i - 1) || isLetter(out, i + 1))) {
                out.setCharAt(i, LETTERS.charAt(at));
            }
        }
        return out.toString();
    }

    private static boolean isLetter(CharSequence text, int i) {
        return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
    }
}
