/** What a text is known by: features of the wording alone, which can be remembered without the words. */
@NullMarked
package io.aionis.firewall.text;

import org.jspecify.annotations.NullMarked;
