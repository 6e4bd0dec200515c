/** Sets up small projects on disk: recorded, simulated, replayed, broken on purpose, repaired under review. */
@NullMarked
package io.aionis.samples.devenv;

import org.jspecify.annotations.NullMarked;
