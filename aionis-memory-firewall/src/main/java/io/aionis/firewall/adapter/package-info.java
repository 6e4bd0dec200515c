/** What other memory backends answer, read into candidates; knows their shapes and none of their libraries. */
@NullMarked
package io.aionis.firewall.adapter;

import org.jspecify.annotations.NullMarked;
