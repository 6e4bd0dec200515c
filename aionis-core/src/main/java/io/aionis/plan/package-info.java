/** The data of a playbook: plan, step, argument, selection, expectation; and its reviewable JSON. */
@NullMarked
package io.aionis.plan;

import org.jspecify.annotations.NullMarked;
