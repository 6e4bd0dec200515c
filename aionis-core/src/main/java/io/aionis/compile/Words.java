package io.aionis.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well two names fit: {@code orderId}, {@code order_id} and {@code order id} are the same words. */
public final class Words {

    static final int SAME_NAME = 3;
    static final int SAME_WORDS = 2;
    static final int CONTAINED = 1;
    static final int NONE = 0;

    /** Words that say that something is named, not what. */
    private static final Set<String> NAMING =
            Set.of("id", "key", "no", "nr", "number", "code", "ref", "reference", "name", "value");

    private Words() {}

    /** The words of a name, lower case, singular, in order. */
    static Set<String> of(String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : split(name)) {
            String word = part.toLowerCase(Locale.ROOT);
            words.add(
                    word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                            ? word.substring(0, word.length() - 1)
                            : word);
        }
        return words;
    }

    /** Whether two names are the same words: {@code orderId} and {@code order_id}. */
    public static boolean same(String one, String other) {
        return !of(one).isEmpty() && of(one).equals(of(other));
    }

    /**
     * Whether two names are the same words, or one has all the words of the other and more, such as {@code user} and
     * {@code user_id}. Words that only say that something is named, such as {@code id}, do not make names alike.
     */
    public static boolean alike(String one, String other) {
        Set<String> first = of(one);
        Set<String> second = of(other);
        Set<String> fewer = first.size() <= second.size() ? first : second;
        Set<String> more = fewer == first ? second : first;
        return same(one, other) || (more.containsAll(fewer) && !NAMING.containsAll(fewer));
    }

    /** How well a name fits a key; {@link #CONTAINED} when it has all the key's words and more. */
    static int fit(String name, String key) {
        if (name.equals(key)) {
            return SAME_NAME;
        }
        Set<String> ofName = of(name);
        Set<String> ofKey = of(key);
        if (ofName.equals(ofKey)) {
            return SAME_WORDS;
        }
        return !ofKey.isEmpty() && ofName.containsAll(ofKey) ? CONTAINED : NONE;
    }

    /**
     * Whether a name that is shorter than the key means the same: {@code order} for {@code orderId}, {@code quantity} for
     * {@code itemQuantity}, {@code order} for the {@code id} of {@code getOrder}.
     */
    static boolean means(String name, String key, String tool) {
        Set<String> ofName = of(name);
        Set<String> ofKey = of(key);
        if (ofName.isEmpty() || ofKey.isEmpty()) {
            return false;
        }
        String last = List.copyOf(ofKey).get(ofKey.size() - 1);
        Set<String> rest = new LinkedHashSet<>(ofKey);
        rest.removeAll(ofName);
        boolean within = ofKey.containsAll(ofName) && (ofName.contains(last) || NAMING.containsAll(rest));
        return within || (NAMING.containsAll(ofKey) && of(tool).containsAll(ofName));
    }

    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && Character.isLowerCase(before);
            boolean number = Character.isLetterOrDigit(before) && Character.isDigit(c) != Character.isDigit(before);
            if ((hump || number || !Character.isLetterOrDigit(c)) && part.length() > 0) {
                parts.add(part.toString());
                part.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                part.append(c);
            }
            before = c;
        }
        if (part.length() > 0) {
            parts.add(part.toString());
        }
        return parts;
    }
}
