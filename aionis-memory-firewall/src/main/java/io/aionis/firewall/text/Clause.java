package io.aionis.firewall.text;

import io.aionis.firewall.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one sentence says of what: names, numbers used as names and words of content are the subject, amounts, days and
 * whether it is so are the value. Where an amount is said, days belong to the subject: they say as of when.
 */
final class Clause {

    /** More amounts are a record, whose parts nobody can tell apart. */
    private static final int MOST_AMOUNTS = 4;

    private static final int LONGEST_COMPLEMENT = 3;

    private final List<Token> tokens;
    private final Set<String> about = new TreeSet<>();
    private final List<Token> amounts = new ArrayList<>();
    private final List<Token> times = new ArrayList<>();
    private final List<Token> namesSaid = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> measures = new TreeSet<>();
    private int verb = -1;
    private boolean isLabelled;
    private boolean endsWithValue = true;
    private boolean isPointing;
    private int negations;
    private boolean namesSomebody;

    private Clause(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The clause of a sentence. */
    static Clause of(String sentence) {
        Clause clause = new Clause(withoutHerald(Lexer.tokens(sentence)));
        clause.findVerb();
        for (int i = 0; i < clause.tokens.size(); i++) {
            clause.read(i);
        }
        return clause;
    }

    /** Identifiers that occur in it. */
    Set<String> names() {
        Set<String> all = new TreeSet<>(names);
        namesSaid.forEach(name -> all.add(name.plain()));
        return all;
    }

    /**
     * What it is about and what it says, or null when it makes no statement that stands by itself.
     *
     * @param first whether nothing stands before it in the text
     * @param alone whether it is the whole text
     * @param before identifiers that stand before it: they say which thing it goes on about
     */
    @Nullable
    Said said(boolean first, boolean alone, Set<String> before) {
        boolean states = verb >= 0 && (!isLabelled || (alone && endsWithValue));
        if (!states || isPointing || negations > 1 || amounts.size() > MOST_AMOUNTS) {
            return null;
        }
        String value = value();
        boolean plain = value.equals("yes") || value.equals("no");
        if (names.isEmpty()) {
            about.addAll(before);
        }
        boolean named = !names.isEmpty() || !before.isEmpty();
        if (isPast() && !((named || namesSomebody) && amounts.isEmpty())) {
            return null;
        }
        int needed = !plain && (first || named) ? 2 : 3;
        return about.size() < needed ? null : new Said(subject(about, measures), value);
    }

    /** A subject in one form: what it is about, and how what is said of it is measured. */
    static String subject(Set<String> about, Set<String> measures) {
        return String.join(" ", about) + " in " + String.join(" ", measures);
    }

    /** A subject and what is said of it, both in one form. */
    record Said(String about, String value) {}

    private static List<Token> withoutHerald(List<Token> tokens) {
        for (int i = 0;
                i < tokens.size()
                        && (tokens.get(i).is(Kind.WORD) || tokens.get(i).is(Kind.LABEL));
                i++) {
            if (tokens.get(i).is(Kind.LABEL)) {
                return tokens.subList(i + 1, tokens.size());
            }
            if (!Grammar.isHeralding(tokens.get(i).plain())) {
                return tokens;
            }
        }
        return tokens;
    }

    /** An auxiliary, or else a verb that tells how something is, or else the colon of a label. */
    private void findVerb() {
        verb = first(i -> isWord(i) && Grammar.isAuxiliary(tokens.get(i).plain()));
        if (verb < 0) {
            verb = first(this::isStating);
        }
        if (verb < 0) {
            verb = first(i -> tokens.get(i).is(Kind.LABEL));
            isLabelled = verb >= 0;
        }
    }

    /** Between others, and with an ending that one of the two must have: "a window lasts", "windows last". */
    private boolean isStating(int i) {
        if (i == 0
                || i == tokens.size() - 1
                || !isWord(i)
                || !Grammar.isStating(tokens.get(i).plain())) {
            return false;
        }
        boolean one = tokens.get(i).plain().endsWith("s");
        boolean many = isWord(i - 1) && tokens.get(i - 1).plain().endsWith("s");
        return one != many;
    }

    private boolean isWord(int i) {
        return tokens.get(i).is(Kind.WORD);
    }

    private int first(IntPredicate wanted) {
        return IntStream.range(0, tokens.size()).filter(wanted).findFirst().orElse(-1);
    }

    private void read(int i) {
        Token token = tokens.get(i);
        switch (token.kind()) {
            case AMOUNT -> amounts.add(token);
            case TIME -> times.add(token);
            case NUMBER -> readNumber(i, token);
            case NAME -> readName(i, token);
            case WORD -> readWord(i, token);
            case LABEL -> {}
        }
    }

    private void readNumber(int i, Token token) {
        String plain = token.plain();
        Token before = i == 0 ? null : tokens.get(i - 1);
        boolean isName = before != null && before.is(Kind.WORD) && (isContent(before.plain()) || isNumbering(i - 1));
        if (isName) {
            about.add(plain);
            names.add(plain);
        } else if (plain.length() == 4 && (plain.startsWith("19") || plain.startsWith("20")) && i > 0) {
            times.add(token);
        } else {
            amounts.add(token);
        }
    }

    private void readName(int i, Token token) {
        if (i < verb) {
            about.add(token.plain());
            names.add(token.plain());
        } else {
            namesSaid.add(token);
        }
    }

    private void readWord(int i, Token token) {
        String word = token.plain();
        isPointing |= Grammar.isPointing(word);
        if (!isNumbering(i) && (Grammar.isNegating(word) || Grammar.isDenied(word))) {
            negations++;
        }
        boolean states = i == verb && !Grammar.isAuxiliary(word);
        if (states || (i != verb && isContent(word))) {
            endsWithValue &= i < verb;
            about.add(Stem.of(word));
            namesSomebody |= i > 0 && token.isCapital();
        }
    }

    /** The "no" of "order no. 12". */
    private boolean isNumbering(int i) {
        Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        return tokens.get(i).plain().equals("no") && next != null && (next.is(Kind.NUMBER) || next.is(Kind.NAME));
    }

    private static boolean isContent(String word) {
        return !(Grammar.isLittle(word)
                || Grammar.isAuxiliary(word)
                || Grammar.isNegating(word)
                || Grammar.isAffirmed(word)
                || Grammar.isDenied(word));
    }

    private boolean isPast() {
        if (verb < 0) {
            return false;
        }
        boolean perfect = verb + 1 < tokens.size()
                && tokens.get(verb).plain().startsWith("ha")
                && (tokens.get(verb + 1).plain().equals("been")
                        || tokens.get(verb + 1).plain().endsWith("ed"));
        return perfect || Grammar.isPast(tokens.get(verb).plain());
    }

    private boolean isBeing() {
        return verb >= 0 && (isLabelled || Grammar.isBeing(tokens.get(verb).plain()));
    }

    private String value() {
        List<Token> said = amounts;
        if (said.isEmpty() && isBeing()) {
            said = namesSaid.isEmpty() ? complement() : namesSaid;
        }
        if (said.isEmpty()) {
            said = times;
        }
        if (said != times) {
            times.forEach(time -> about.add(time.plain()));
        }
        if (said != namesSaid) {
            namesSaid.forEach(name -> about.add(name.plain()));
            namesSaid.forEach(name -> names.add(name.plain()));
        }
        said.forEach(token -> measures.add(token.measure()));
        return said.isEmpty() ? yesOrNo(negations > 0) : plain(said, negations > 0);
    }

    /** Values in one form. */
    static String plain(List<Token> said, boolean negated) {
        return said.stream().map(Token::plain).collect(Collectors.joining(", ")) + (negated ? " not" : "");
    }

    static String yesOrNo(boolean negated) {
        return negated ? "no" : "yes";
    }

    /** The name after "is", as in "The carrier is Northwind": the one thing of which there is one. */
    private List<Token> complement() {
        boolean one = times.isEmpty()
                && !tokens.isEmpty()
                && Set.of("the", "our", "your").contains(tokens.get(0).plain());
        List<Token> after = tokens.subList(verb + 1, tokens.size()).stream()
                .filter(token -> token.is(Kind.WORD) && !Grammar.isLittle(token.plain()))
                .toList();
        if (!one
                || after.isEmpty()
                || after.size() > LONGEST_COMPLEMENT
                || !after.stream().allMatch(Token::isCapital)) {
            return List.of();
        }
        after.forEach(token -> about.remove(Stem.of(token.plain())));
        return after;
    }
}
