/** Puts labelled texts to the memory firewall, which never sees the labels, and counts what it made of them. */
@NullMarked
package io.aionis.benchmarks.firewall;

import org.jspecify.annotations.NullMarked;
