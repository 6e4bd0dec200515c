/** Whether a step that a person blamed for a failure is kept from the next agent, and nothing else is. */
@NullMarked
package io.aionis.benchmarks.whowhen;

import org.jspecify.annotations.NullMarked;
