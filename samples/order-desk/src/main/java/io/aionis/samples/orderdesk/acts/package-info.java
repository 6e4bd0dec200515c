/** The five acts, each a small program over the same memory, and the stage they share. */
@NullMarked
package io.aionis.samples.orderdesk.acts;

import org.jspecify.annotations.NullMarked;
