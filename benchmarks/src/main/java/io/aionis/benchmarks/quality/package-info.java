/** What a guide carries over from earlier trials of a task, beside what a host would put into the prompt without one. */
@NullMarked
package io.aionis.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
