/** Four agents hand over one task; what one of them found out holds for all. */
@NullMarked
package io.aionis.samples.quickstart;

import org.jspecify.annotations.NullMarked;
