package io.aionis.guide;

/**
 * What a guide prints of an entry.
 *
 * @param entry the entry
 * @param section where it stands; a usable row that is too large stands under {@link Section#REHYDRATE_IF_NEEDED}
 * @param text the line after its alias, safe to print
 */
record Line(Entry entry, Section section, String text) {

    /** Whether it points to something that is too large for the prompt. */
    boolean isPointer() {
        return section != entry.section;
    }
}
