/**
 * What everything else speaks of: scope, task, actor, run, evidence, outcome, and JSON values. A leaf: it knows no other
 * room.
 */
@NullMarked
package io.aionis.model;

import org.jspecify.annotations.NullMarked;
