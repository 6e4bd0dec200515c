/** Finds memories by the words of a question and, with an {@link io.aionis.search.Embedder}, by its meaning. */
@NullMarked
package io.aionis.search;

import org.jspecify.annotations.NullMarked;
