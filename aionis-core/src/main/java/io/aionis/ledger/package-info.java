/** The append-only record of evidence, the only source of truth: how the engine writes and reads it, and the SPI a store implements. */
@NullMarked
package io.aionis.ledger;

import org.jspecify.annotations.NullMarked;
