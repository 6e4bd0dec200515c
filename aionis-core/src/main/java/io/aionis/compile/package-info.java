/** Pure: a recorded run becomes a plan. */
@NullMarked
package io.aionis.compile;

import org.jspecify.annotations.NullMarked;
