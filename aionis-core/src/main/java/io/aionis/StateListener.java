package io.aionis;

import io.aionis.adjudication.Change;
import io.aionis.model.Scope;

/**
 * Is told when a memory's state changes: what, by which rules and evidence, and how to undo it. Called on the thread that
 * next asks for the state, in the order in which changes were found; what it throws is logged and goes no further. It
 * must be quick, and must not wait for another thread that asks for the same scope. What
 * was judged before the engine was opened is not reported again.
 */
@FunctionalInterface
public interface StateListener {

    /** A memory of that scope is new, has another state, or is now part of another one. */
    void changed(Scope scope, Change change);
}
