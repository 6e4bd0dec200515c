/** Puts the firewall around LangChain4j's stores; the only package here that knows LangChain4j, the front excepted. */
@NullMarked
package io.aionis.firewall.langchain4j;

import org.jspecify.annotations.NullMarked;
