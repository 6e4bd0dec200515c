/** A desk whose notes live in a vector store: the same questions with and without the memory firewall. */
@NullMarked
package io.aionis.samples.governedrag;

import org.jspecify.annotations.NullMarked;
