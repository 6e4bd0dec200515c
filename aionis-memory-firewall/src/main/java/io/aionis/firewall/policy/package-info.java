/** The policies that rest on what the host and the ledger know rather than on a candidate's wording. */
@NullMarked
package io.aionis.firewall.policy;

import org.jspecify.annotations.NullMarked;
