/** A shop with tools and a state to compare, so that recorded and replayed calls can be judged by what they changed. */
@NullMarked
package io.aionis.benchmarks.retail;

import org.jspecify.annotations.NullMarked;
