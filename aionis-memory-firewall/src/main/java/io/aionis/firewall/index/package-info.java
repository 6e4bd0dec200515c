/** Remembers what was judged, so that the same text is answered fast; disposable, rebuilt from the ledger. */
@NullMarked
package io.aionis.firewall.index;

import org.jspecify.annotations.NullMarked;
