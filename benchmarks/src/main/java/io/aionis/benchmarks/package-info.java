/** The command line of the evaluations: one command a folder, each over the public API that users have. */
@NullMarked
package io.aionis.benchmarks;

import org.jspecify.annotations.NullMarked;
