/** Effect reports and skill candidates, folded from evidence alone. */
@NullMarked
package io.aionis.measure;

import org.jspecify.annotations.NullMarked;
