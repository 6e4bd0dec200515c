/** Joins an engine to LangChain4j AiServices: records their runs, guides their turns, and replays their playbooks. */
@NullMarked
package io.aionis.langchain4j;

import org.jspecify.annotations.NullMarked;
