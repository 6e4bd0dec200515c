/** An agent loop of one's own, with execution memory around it: the part to copy is {@code Remembering}. */
@NullMarked
package io.aionis.samples.host;

import org.jspecify.annotations.NullMarked;
