/**
 * This machine: what must hold of it, commands and files as tools, and what they touched. Everything here has side
 * effects and asks the file system when it is called. Tried on Linux; not on Windows.
 */
@NullMarked
package io.aionis.local;

import org.jspecify.annotations.NullMarked;
