package io.aionis.ledger;

class InMemoryLedgerStoreTest extends LedgerStoreContract {

    @Override
    protected LedgerStore open() {
        return new InMemoryLedgerStore();
    }

    @Override
    protected LedgerStore openAgain(LedgerStore handle) {
        handle.close();
        return handle;
    }
}
