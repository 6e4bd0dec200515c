package io.aionis.ledger.jdbc;

import io.aionis.ledger.LedgerException;
import java.nio.file.Path;

/** Tries to open the directory of its first argument, and prints how that went. */
final class OpenInChild {

    private OpenInChild() {}

    public static void main(String[] arguments) {
        try (SqliteLedgerStore store = SqliteLedgerStore.open(Path.of(arguments[0]))) {
            System.out.println("OPENED " + store.getClass().getSimpleName());
        } catch (LedgerException e) {
            System.out.println("REFUSED " + e.getMessage());
        }
    }
}
