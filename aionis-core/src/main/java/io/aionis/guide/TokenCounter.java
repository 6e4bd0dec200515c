package io.aionis.guide;

/** Counts tokens of a text as the consumer's model would. */
@FunctionalInterface
public interface TokenCounter {

    /** Four characters are a token: right within some 20 % for English text, and free. */
    TokenCounter ESTIMATE = text -> (text.length() + 3) / 4;

    /** Tokens in the text, at least 0. */
    int count(String text);
}
