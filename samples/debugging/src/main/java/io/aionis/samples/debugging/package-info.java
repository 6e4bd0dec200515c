/** A debugging workflow: what did not mend a bug is remembered, what did is replayed when the bug comes back. */
@NullMarked
package io.aionis.samples.debugging;

import org.jspecify.annotations.NullMarked;
