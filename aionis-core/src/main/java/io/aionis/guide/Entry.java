package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Surfaces;
import java.util.List;

/**
 * One line that a guide may print, before the budget has spoken.
 *
 * @param memory the memory it shows
 * @param decision the surface it landed on
 * @param section where it belongs
 * @param full the line's text, safe to print
 * @param brief a shorter text for a block
 * @param tally what a block is counted under when there is no room for its line
 * @param alike memories that say the same
 */
record Entry(
        Memory memory,
        Surfaces.Decision decision,
        Section section,
        String full,
        String brief,
        String tally,
        List<Memory> alike) {

    boolean isBlock() {
        return section == Section.FAILED_BRANCHES;
    }

    String text(boolean asBrief) {
        String text = isBlock() && asBrief ? brief : full;
        return alike.isEmpty() ? text : text + " | seen " + (alike.size() + 1) + "x";
    }
}
