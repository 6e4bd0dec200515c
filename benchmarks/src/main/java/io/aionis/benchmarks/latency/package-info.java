/** What recording and replaying cost beside the bare tool, in one run. */
@NullMarked
package io.aionis.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
