/** Tests of the adapter over real AiServices and a scripted model. */
@NullMarked
package io.aionis.langchain4j;

import org.jspecify.annotations.NullMarked;
