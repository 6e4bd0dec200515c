package io.aionis.measure;

/**
 * What the runs that were shown a memory did with it. Signs, not judgements: they change nothing.
 *
 * @param memoryId the memory
 * @param shown to how many runs it was shown
 * @param called in how many of them a call that it shows was made
 * @param followed in how many the tools of its route were called in its order
 * @param cited in how many the answer named it by its alias
 * @param respected in how many the run went on without what it blocks
 * @param ignored in how many what it blocks was done again
 * @param harmPrevented in how many it was respected and the same call failed again later in another run, or a reviewer
 *     said that it helped
 */
public record MemorySigns(
        String memoryId,
        int shown,
        int called,
        int followed,
        int cited,
        int respected,
        int ignored,
        int harmPrevented) {}
