/** An order-service agent that remembers how work got done: the program, its AiService, and what it prints. */
@NullMarked
package io.aionis.samples.orderdesk;

import org.jspecify.annotations.NullMarked;
