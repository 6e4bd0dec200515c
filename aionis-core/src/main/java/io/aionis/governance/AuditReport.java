package io.aionis.governance;

import io.aionis.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What an audit of a scope's governance evidence found. The chain shows an edit, an insertion and a removal; that the last
 * pieces were cut off shows only to whoever noted {@code head} down before, as does a chain that was written anew from
 * its beginning: no secret is kept here.
 *
 * @param scope the scope
 * @param pieces how many pieces of evidence there are
 * @param linked how many of them are in the chain
 * @param before how many are from before there was a chain; nothing is known of their order or of edits
 * @param erased how many places in the chain are empty because of an erasure
 * @param unproven how many more are empty that recorded erasures may account for, without a trace of each; expected in a
 *     ledger that was restored from a snapshot
 * @param chains how many chains there are; more than one after a restore from another scope, or after everything was
 *     erased
 * @param head hash of the last piece; empty when there is none
 * @param broken the first place that is not as it was written, or null
 */
public record AuditReport(
        Scope scope,
        long pieces,
        long linked,
        long before,
        long erased,
        long unproven,
        int chains,
        String head,
        @Nullable Break broken) {

    /**
     * A place that is not as it was written.
     *
     * @param position its position in the stream of playbooks, from 0
     * @param id the id of the evidence there, or the nearest known
     * @param found what is there
     * @param expected what was expected
     */
    public record Break(long position, String id, String found, String expected) {}

    /** Whether everything is as it was written, as far as this can be told. */
    public boolean intact() {
        return broken == null;
    }

    /** On a few lines, for people. */
    public String text() {
        String counts = "Scope " + scope + ": " + pieces + " pieces of governance evidence, " + linked + " in "
                + chains + (chains == 1 ? " chain" : " chains") + ", " + before + " from before there was a chain, "
                + erased + " erased, " + unproven + " missing that recorded erasures may account for\n";
        String end = head.isEmpty() ? "" : "Head: " + head + " (note it down; another audit must find it again)\n";
        if (broken == null) {
            return counts + end + "Intact.\n";
        }
        return counts + end + "BROKEN at position " + broken.position() + ", evidence '" + Shown.line(broken.id())
                + "': " + Shown.line(broken.found()) + "; expected " + Shown.line(broken.expected()) + "\n";
    }
}
