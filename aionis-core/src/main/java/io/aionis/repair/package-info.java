/** Who proposes how a plan that stopped could be mended. Nothing here applies anything. */
@NullMarked
package io.aionis.repair;

import org.jspecify.annotations.NullMarked;
