/** What several commands need. */
@NullMarked
package io.aionis.benchmarks.support;

import org.jspecify.annotations.NullMarked;
