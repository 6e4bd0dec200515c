package io.aionis.firewall.text;

import java.util.Set;

/** Closed classes of English words, in lower case. */
final class Grammar {

    /** Words that say nothing of what is spoken of. */
    private static final Set<String> LITTLE =
            Set.of(("a an the and or but nor of for to in on at by with from as into onto"
                            + " upon is are was were be been being am has have had having do does did will would shall should can"
                            + " could may might must that which who whom whose there here also just very then than so such any all"
                            + " each every per within about approximately around roughly up you we our ours us now"
                            + " currently actually please note both either while during since until")
                    .split(" "));

    /** Words that say what is spoken of only to who has read what stands before. */
    private static final Set<String> POINTING =
            Set.of(("i me my mine he him his she her hers it its they them their theirs this these"
                            + " those former latter same your yours let today yesterday tomorrow tonight")
                    .split(" "));

    private static final Set<String> AUXILIARY = Set.of(
            ("is are be has have do does will shall should can could may might must cannot would was were had did")
                    .split(" "));

    private static final Set<String> PAST = Set.of("was were had did wasn't weren't hadn't didn't".split(" "));

    /** Verbs that tell how something is, not what happened. Some are nouns, too: {@link Clause} looks where they stand. */
    private static final Set<String> STATING =
            Set.of(("costs takes lasts weighs expires starts begins ends opens closes requires"
                            + " needs allows permits covers applies equals means runs listens accepts supports includes contains"
                            + " belongs arrives departs leaves cost take last weigh expire start begin end open close require"
                            + " need allow permit cover apply equal mean run listen accept support include contain belong arrive"
                            + " depart leave")
                    .split(" "));

    private static final Set<String> BEING = Set.of("is", "are", "was", "were", "equals", "means");

    private static final Set<String> NEGATING =
            Set.of("not never no none neither cannot without nothing false".split(" "));

    private static final Set<String> AFFIRMED =
            Set.of(("allowed permitted possible enabled active available supported required"
                            + " mandatory eligible valid yes true approved accepted refundable returnable")
                    .split(" "));

    private static final Set<String> DENIED =
            Set.of(("forbidden prohibited impossible disabled inactive unavailable unsupported"
                            + " optional ineligible invalid denied rejected disallowed banned nonrefundable")
                    .split(" "));

    /** Words of a label that say what kind of message it is, not what it is about. */
    private static final Set<String> HERALDING = Set.of(
            "note notice update updated reminder important policy faq answer correction info information tip warning fact memo"
                    .split(" "));

    private Grammar() {}

    static boolean isLittle(String word) {
        return LITTLE.contains(word);
    }

    static boolean isPointing(String word) {
        int mark = word.indexOf('\'');
        return POINTING.contains(mark < 0 ? word : word.substring(0, mark));
    }

    /** Also the short forms, such as "isn't". */
    static boolean isAuxiliary(String word) {
        return AUXILIARY.contains(word) || (word.endsWith("n't") && word.length() > 3);
    }

    static boolean isStating(String word) {
        return STATING.contains(word);
    }

    static boolean isPast(String word) {
        return PAST.contains(word);
    }

    static boolean isBeing(String word) {
        return BEING.contains(word);
    }

    static boolean isNegating(String word) {
        return NEGATING.contains(word) || word.endsWith("n't");
    }

    static boolean isAffirmed(String word) {
        return AFFIRMED.contains(word);
    }

    static boolean isDenied(String word) {
        return DENIED.contains(word);
    }

    static boolean isHeralding(String word) {
        return HERALDING.contains(word);
    }
}
