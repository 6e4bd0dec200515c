package io.aionis.ledger.jdbc;

import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.LedgerStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStoreTest extends LedgerStoreContract {

    @TempDir
    Path directory;

    @Override
    protected LedgerStore open() {
        return SqliteLedgerStore.open(directory.resolve("ledger"));
    }

    @Override
    protected LedgerStore openAgain(LedgerStore handle) {
        handle.close();
        return open();
    }
}
