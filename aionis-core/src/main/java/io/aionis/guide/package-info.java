/** Ranked memories and a budget make the sections of the next turn, and a receipt that says why. */
@NullMarked
package io.aionis.guide;

import org.jspecify.annotations.NullMarked;
