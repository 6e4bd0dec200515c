package io.aionis.firewall.admission;

/**
 * One thing that a text says of one subject, as two hashes: what is remembered holds no words of the text. Two statements
 * with equal subjects and different values contradict each other.
 *
 * @param subject hash of what is spoken of, 16 lower-case hexadecimal digits
 * @param value hash of what is said of it, 16 lower-case hexadecimal digits
 */
public record Statement(String subject, String value) {

    /** Whether both speak of the same and say something else. */
    public boolean contradicts(Statement other) {
        return subject.equals(other.subject) && !value.equals(other.value);
    }
}
