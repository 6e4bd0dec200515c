package io.aionis.ledger.jdbc;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.Samples;
import java.nio.file.Path;
import java.util.List;

/** Appends from three threads for ever, printing each id once it is acknowledged. */
final class AppendInChild {

    private AppendInChild() {}

    public static void main(String[] arguments) {
        Ledger ledger = new Ledger(SqliteLedgerStore.open(Path.of(arguments[0])));
        for (int t = 0; t < 3; t++) {
            String run = arguments[1] + "-" + t;
            new Thread(() -> appendForEver(ledger, run)).start();
        }
    }

    private static void appendForEver(Ledger ledger, String run) {
        for (int i = 0; true; i++) {
            String id = run + "-" + i;
            ledger.append(List.of(Samples.step(run, id)));
            System.out.println("ACK " + id);
        }
    }
}
