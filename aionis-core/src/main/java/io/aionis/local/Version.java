package io.aionis.local;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version as numbers; missing ones are zero when two are compared. */
record Version(List<BigInteger> numbers) implements Comparable<Version> {

    private static final Pattern DOTTED = Pattern.compile("(?<![\\w.])v?([0-9]{1,18}(?:\\.[0-9]{1,18})+)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])v?([0-9]{1,18})(?![0-9])");
    private static final Pattern TERM = Pattern.compile("(>=|<=|=|>|<)?([0-9]{1,18}(?:\\.[0-9]{1,18})*)");

    static Version of(String dotted) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : dotted.split("\\.", -1)) {
            numbers.add(new BigInteger(number));
        }
        return new Version(numbers);
    }

    /** The version in what a command says of itself: the first number with dots, else the first, of the first line with one. */
    static Optional<String> in(String text) {
        for (String line : text.lines().toList()) {
            Matcher dotted = DOTTED.matcher(line);
            if (dotted.find()) {
                return Optional.of(dotted.group(1));
            }
            Matcher number = NUMBER.matcher(line);
            if (number.find()) {
                return Optional.of(number.group(1));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether what a command says of itself satisfies a wish: terms such as {@code 17} (17 and every 17.x), {@code >=17}
     * and {@code <4}, all of them; or else text that must stand there as it is, as a whole word.
     */
    static boolean satisfies(String said, String wish) {
        List<Matcher> terms = new ArrayList<>();
        for (String term : wish.strip().split("\\s+")) {
            Matcher matcher = TERM.matcher(term);
            if (!matcher.matches()) {
                return Pattern.compile("(?<![\\w.])" + Pattern.quote(wish.strip()) + "(?![\\w.])")
                        .matcher(said)
                        .find();
            }
            terms.add(matcher);
        }
        return in(said).map(Version::of)
                .filter(found -> terms.stream().allMatch(term -> found.is(term.group(1), of(term.group(2)))))
                .isPresent();
    }

    private boolean is(@Nullable String relation, Version other) {
        int order = compareTo(other);
        if (relation == null || relation.equals("=")) {
            return new Version(numbers.subList(0, Math.min(numbers.size(), other.numbers.size()))).compareTo(other)
                    == 0;
        }
        return switch (relation) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order < 0;
        };
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger number(int i) {
        return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
    }
}
