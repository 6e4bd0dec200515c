/** The shop that the agent works for: its rows, its rules, and the tools that reach them; it knows no model. */
@NullMarked
package io.aionis.samples.orderdesk.shop;

import org.jspecify.annotations.NullMarked;
