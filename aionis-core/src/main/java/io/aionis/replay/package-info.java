/** A plan runs again: the pure planner, the standalone driver, and durable claims. */
@NullMarked
package io.aionis.replay;

import org.jspecify.annotations.NullMarked;
