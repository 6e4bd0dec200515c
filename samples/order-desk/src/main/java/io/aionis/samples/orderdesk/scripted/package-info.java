/** A model that costs nothing: a policy in place of a network, so that the sample runs offline and always the same. */
@NullMarked
package io.aionis.samples.orderdesk.scripted;

import org.jspecify.annotations.NullMarked;
