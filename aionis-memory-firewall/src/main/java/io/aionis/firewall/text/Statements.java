package io.aionis.firewall.text;

import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.text.Clause.Said;
import io.aionis.firewall.text.Token.Kind;
import io.aionis.model.Hashes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads off a text what it says of which subject. Pure; reads English prose, and finds nothing in other languages, records,
 * code and tables. Word order, inflection and small words do not count, so "The return window for shoes is 30 days." and
 * "Shoes: the return window is two weeks" speak of one subject. Prefers to find nothing over taking two things for one:
 * what points back ("it", "this") and what needs its context is left out.
 */
public final class Statements {

    /** Counts up when a text is found to say something else than before. */
    public static final int EDITION = 1;

    /** What is remembered of one text: 16 times 16 bytes. */
    private static final int MOST = 16;

    private static final int DIGITS = 16;

    private static final int LONGEST_CLAIM = 1_000;

    private Statements() {}

    /** The statements in a text, at most {@value #MOST}; none where it is not prose. */
    public static List<Statement> of(String text) {
        List<String> sentences = Prose.sentences(text);
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> disputed = new TreeSet<>();
        Set<String> names = Set.of();
        for (int i = 0; i < sentences.size(); i++) {
            Clause clause = Clause.of(sentences.get(i));
            boolean asks = sentences.get(i).endsWith("?");
            Said said = asks ? null : clause.said(i == 0, sentences.size() == 1, names);
            if (said != null) {
                String before = values.putIfAbsent(said.about(), said.value());
                if (before != null && !before.equals(said.value())) {
                    // A text does not contradict itself: its headings tell the two subjects apart.
                    disputed.add(said.about());
                }
            }
            names = clause.names().isEmpty() ? names : clause.names();
        }
        values.keySet().removeAll(disputed);
        return values.entrySet().stream()
                .limit(MOST)
                .map(entry -> statement(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * What somebody states in so many words, comparable to the same said in prose; empty when either is blank or longer than
     * 1,000 characters.
     *
     * @param subject what is spoken of, such as {@code return window for shoes} or {@code database.port}
     * @param value what is said of it, such as {@code 30 days}, {@code Northwind} or {@code not allowed}
     */
    public static Optional<Statement> stated(String subject, String value) {
        if (subject.length() > LONGEST_CLAIM || value.length() > LONGEST_CLAIM) {
            return Optional.empty();
        }
        Set<String> about = new TreeSet<>();
        for (Token token : Lexer.tokens(subject.replaceAll("(?<=\\p{L})[._/-]+(?=\\p{L})", " "))) {
            if (!token.is(Kind.LABEL) && !Grammar.isLittle(token.plain())) {
                about.add(token.is(Kind.WORD) ? Stem.of(token.plain()) : token.plain());
            }
        }
        List<Token> said = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        boolean negated = false;
        boolean yesOrNo = false;
        for (Token token : Lexer.tokens(value)) {
            boolean polar = Grammar.isNegating(token.plain()) || Grammar.isDenied(token.plain());
            negated ^= polar;
            yesOrNo |= polar || Grammar.isAffirmed(token.plain());
            if (!token.is(Kind.WORD) && !token.is(Kind.LABEL)) {
                said.add(token);
            } else if (token.is(Kind.WORD) && !polar && !Grammar.isLittle(token.plain())) {
                words.add(token);
            }
        }
        boolean plain = said.isEmpty() && yesOrNo;
        List<Token> told = plain ? List.of() : said.isEmpty() ? words : said;
        if (about.isEmpty() || (!plain && told.isEmpty())) {
            return Optional.empty();
        }
        Set<String> measures = told.stream().map(Token::measure).collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(statement(
                Clause.subject(about, measures), plain ? Clause.yesOrNo(negated) : Clause.plain(told, negated)));
    }

    private static Statement statement(String about, String value) {
        return new Statement(hash(about), hash(value));
    }

    private static String hash(String plain) {
        return Hashes.sha256(plain).substring(0, DIGITS);
    }
}
