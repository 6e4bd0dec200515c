/** Adjudication cases from a file: what each piece of evidence comes to, for one consumer after another. */
@NullMarked
package io.aionis.benchmarks.scenarios;

import org.jspecify.annotations.NullMarked;
