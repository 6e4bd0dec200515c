/** The Java that the documentation shows, compiled and run. */
@NullMarked
package io.aionis.docs;

import org.jspecify.annotations.NullMarked;
