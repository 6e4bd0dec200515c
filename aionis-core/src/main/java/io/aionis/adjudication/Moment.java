package io.aionis.adjudication;

import java.time.Instant;

/**
 * A place in a scope's order of time (rule S1): first what is declared, which is the order of a stream and what evidence
 * says it follows, then event time. A clock that runs backwards in a stream is held at its latest reading.
 *
 * @param clock event time, held so that it never runs against the declared order
 * @param after how many declared steps it comes after the first of that time
 * @param stream its stream
 * @param position its place there
 */
record Moment(Instant clock, int after, String stream, long position) implements Comparable<Moment> {

    /** A total order; between streams a tie falls to their names. */
    @Override
    public int compareTo(Moment other) {
        int order = inTime(other);
        if (order == 0) {
            order = stream.compareTo(other.stream);
        }
        return order != 0 ? order : Long.compare(position, other.position);
    }

    /** Below 0 when it is known to be earlier, above 0 when later, 0 when nobody knows. */
    int inTime(Moment other) {
        if (stream.equals(other.stream)) {
            return Long.compare(position, other.position);
        }
        int order = clock.compareTo(other.clock);
        return order != 0 ? order : Integer.compare(after, other.after);
    }

    boolean isAfter(Moment other) {
        return compareTo(other) > 0;
    }
}
