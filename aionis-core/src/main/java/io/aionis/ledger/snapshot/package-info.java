/** A scope's evidence as one portable file. */
@NullMarked
package io.aionis.ledger.snapshot;

import org.jspecify.annotations.NullMarked;
