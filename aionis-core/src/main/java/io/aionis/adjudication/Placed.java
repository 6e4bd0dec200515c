package io.aionis.adjudication;

import io.aionis.model.Evidence;

/** A piece of evidence at its place in time. */
record Placed(Moment moment, Evidence evidence) {}
