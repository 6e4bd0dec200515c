/** The pure fold from evidence to memories: each with its state, authority, and the rules and evidence that decided. */
@NullMarked
package io.aionis.adjudication;

import org.jspecify.annotations.NullMarked;
