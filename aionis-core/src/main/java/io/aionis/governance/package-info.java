/** The one table of playbook transitions, and the record of who made them and why. */
@NullMarked
package io.aionis.governance;

import org.jspecify.annotations.NullMarked;
