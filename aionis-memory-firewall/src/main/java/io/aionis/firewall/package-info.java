/** The memory firewall: stands between a foreign store and the prompt, and answers for what it lets through. */
@NullMarked
package io.aionis.firewall;

import org.jspecify.annotations.NullMarked;
