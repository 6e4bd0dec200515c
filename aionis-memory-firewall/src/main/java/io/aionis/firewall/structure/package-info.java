/** Finds text that is shaped like an instruction to the agent where data is expected, one small detector per shape. */
@NullMarked
package io.aionis.firewall.structure;

import org.jspecify.annotations.NullMarked;
