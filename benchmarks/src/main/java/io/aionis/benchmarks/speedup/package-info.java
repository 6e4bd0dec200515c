/** What recording, guiding and replaying save on one task beside the plain agent and beside two other ways of replay. */
@NullMarked
package io.aionis.benchmarks.speedup;

import org.jspecify.annotations.NullMarked;
