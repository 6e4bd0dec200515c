/** What is judged and what comes of it: candidates, policies and admissions, free of time, storage and frameworks. */
@NullMarked
package io.aionis.firewall.admission;

import org.jspecify.annotations.NullMarked;
