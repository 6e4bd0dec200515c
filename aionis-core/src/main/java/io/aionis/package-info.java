/** The front: open an engine, work in a scope. A first program imports this package alone. */
@NullMarked
package io.aionis;

import org.jspecify.annotations.NullMarked;
