/** How far recorded runs compile and replay: as recorded, and in a world where every id is another one. */
@NullMarked
package io.aionis.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
