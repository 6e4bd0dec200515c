/** Reads recorded runs in the tau shape, so that runs nobody here has seen can be brought to every evaluation. */
@NullMarked
package io.aionis.benchmarks.tau;

import org.jspecify.annotations.NullMarked;
