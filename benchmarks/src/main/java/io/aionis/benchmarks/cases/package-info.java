/** Makes admission cases from public data sets and by rule; no data is part of the project. */
@NullMarked
package io.aionis.benchmarks.cases;

import org.jspecify.annotations.NullMarked;
