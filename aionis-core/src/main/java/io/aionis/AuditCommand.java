package io.aionis;

import io.aionis.governance.Audit;
import io.aionis.governance.AuditReport;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Scope;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks from the command line that the record of who decided what on playbooks is as it was written. Reads only, also
 * while an engine works on the ledger.
 *
 * <pre>{@code java -cp ... io.aionis.AuditCommand DIRECTORY [SCOPE [HEAD]]}</pre>
 *
 * HEAD is the head that an earlier audit of the scope printed; the chain must still hold it.
 *
 * Exit code 0: intact; 1: broken, the first place of each scope is named; 2: it could not be checked.
 */
public final class AuditCommand {

    private AuditCommand() {}

    /** Runs it and exits. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** Runs it; returns the exit code. */
    static int run(PrintStream out, String... arguments) {
        if (arguments.length < 1 || arguments.length > 3) {
            out.println("Usage: java -cp ... " + AuditCommand.class.getName() + " DIRECTORY [SCOPE [HEAD]]");
            return 2;
        }
        try (Ledgered opened = new Ledgered(SqliteLedgerStore.openToRead(Path.of(arguments[0])))) {
            List<Scope> scopes = opened.store().scopes().stream()
                    .filter(scope -> arguments.length == 1
                            || scope.name().equals(arguments[1])
                            || scope.toString().equals(arguments[1]))
                    .toList();
            if (scopes.isEmpty()) {
                out.println("There is no scope '" + arguments[1] + "'; known: "
                        + opened.store().scopes());
                return 2;
            }
            boolean intact = true;
            for (Scope scope : scopes) {
                AuditReport report = Audit.of(opened.ledger(), scope, arguments.length == 3 ? arguments[2] : null);
                out.print(report.text());
                intact &= report.intact();
            }
            return intact ? 0 : 1;
        } catch (LedgerException | InvalidPathException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    /** A ledger closes its store. */
    private record Ledgered(SqliteLedgerStore store, Ledger ledger) implements AutoCloseable {

        Ledgered(SqliteLedgerStore store) {
            this(store, new Ledger(store));
        }

        @Override
        public void close() {
            ledger.close();
        }
    }
}
