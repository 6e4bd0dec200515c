package io.aionis.firewall;

import io.aionis.ledger.Recorded;
import io.aionis.model.Scope;
import java.util.List;

/** Where the firewall reads the ledger: {@code store::readScope} of the engine's store. */
@FunctionalInterface
public interface EvidenceSource {

    /** At most {@code limit} pieces of a scope recorded after {@code cursor}; 0 is the beginning. */
    List<Recorded> read(Scope scope, long cursor, int limit);
}
