package io.aionis.replay;

import java.util.regex.Pattern;

/**
 * Looks for a match with bounded work, since the pattern comes from a plan and the text from a tool: a match that looks
 * at too many characters is given up.
 */
final class BoundedMatch {

    /** The longest text that is looked at, in characters. */
    static final int LONGEST = 20_000;

    /** The most characters that are looked at, each time anew. */
    private static final int MOST_LOOKS = 500_000;

    private BoundedMatch() {}

    /** @throws Unresolved when it is given up */
    static boolean find(String pattern, String text) throws Unresolved {
        if (text.length() > LONGEST) {
            throw new Unresolved("gives up on the pattern: the text has " + text.length()
                    + " characters; expected at most " + LONGEST);
        }
        try {
            return Pattern.compile(pattern)
                    .matcher(new Counted(text, new int[1]))
                    .find();
        } catch (GivenUp | StackOverflowError tooMuch) {
            throw new Unresolved(
                    "gives up on the pattern: it takes too much work on this text; expected a simpler one");
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super(null, null, false, false);
        }
    }

    private record Counted(CharSequence text, int[] looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new GivenUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
