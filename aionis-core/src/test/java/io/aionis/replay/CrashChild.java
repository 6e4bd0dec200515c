package io.aionis.replay;

import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that submits a request and stands still at one point, saying so on its output, until it is killed. Arguments:
 * the story, the ledger's directory, the world's file, the number of the point.
 */
final class CrashChild {

    static final String AT = "STANDS ";
    static final Scope SCOPE = Scope.of("shop");

    private CrashChild() {}

    public static void main(String[] args) {
        int last = Integer.parseInt(args[3]);
        AtomicInteger count = new AtomicInteger();
        Death standing = point -> {
            if (count.getAndIncrement() == last) {
                System.out.println(AT + point);
                System.out.flush();
                forever();
            }
        };
        // Not closed: whoever kills it does that.
        SqliteLedgerStore store = SqliteLedgerStore.open(Path.of(args[1]));
        CrashStory.valueOf(args[0]).submit(store, SCOPE, Path.of(args[2]), standing);
        System.out.println("ENDED");
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
