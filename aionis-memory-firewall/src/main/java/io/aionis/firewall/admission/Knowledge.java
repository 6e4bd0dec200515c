package io.aionis.firewall.admission;

import io.aionis.adjudication.ScopeState;
import io.aionis.model.EvidenceId;
import java.util.Map;
import java.util.function.Function;

/**
 * What the host and the ledger know when candidates are judged.
 *
 * @param state the scope's memories
 * @param blocked the content hashes a person has blocked, with the evidence of it
 * @param trust what the host says an origin is worth
 * @param mode the mode in force
 */
public record Knowledge(ScopeState state, Map<String, EvidenceId> blocked, Function<Origin, Trust> trust, Mode mode) {}
