package io.aionis.governance;

import io.aionis.ledger.EvidenceConflictException;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Hashes;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The governance evidence of one scope: folded as far as it was read, and written by one thread at a time, so that the
 * audit chain stays one line. A question reads only what is new. Safe for use by many threads.
 */
final class Register {

    private static final int PAGE = 500;
    private static final int MOST_RACES = 8;

    private final Ledger ledger;
    private final Scope scope;
    private final Clock clock;
    private final Object writing = new Object();
    private Board board = new Board();

    Register(Ledger ledger, Scope scope, Clock clock) {
        this.ledger = ledger;
        this.scope = scope;
        this.clock = clock;
    }

    Ledger ledger() {
        return ledger;
    }

    Scope scope() {
        return scope;
    }

    /** Asks the board, after it has read what is new. The board must not be kept. */
    synchronized <T> T read(Function<Board, T> question) {
        List<Recorded> page = ledger.readStream(scope, Evidence.PLAYBOOK_STREAM, board.next(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(board::add);
            page = ledger.readStream(scope, Evidence.PLAYBOOK_STREAM, board.next(), PAGE);
        }
        return question.apply(board);
    }

    /** Begins anew with the next question: something was erased. */
    synchronized void forget() {
        board = new Board();
    }

    /**
     * Decides on what stands, and writes it durably. Where another process was faster, the decision is made again on what
     * stands then.
     *
     * @param decision what to write, without links; empty for nothing
     * @return whether everything was added; false also when an id was used before and erased
     */
    boolean write(Function<Board, List<Evidence>> decision) {
        synchronized (writing) {
            for (int races = 0; true; races++) {
                long[] before = {0};
                List<Evidence> linked = read(board -> {
                    before[0] = board.next();
                    return Chain.link(board.head(), decision.apply(board));
                });
                if (linked.isEmpty()) {
                    return true;
                }
                try {
                    return ledger.append(linked).stream().allMatch(appended -> appended.added())
                            || linked.stream()
                                    .allMatch(piece ->
                                            ledger.find(scope, piece.id()).isPresent());
                } catch (EvidenceConflictException faster) {
                    if (races == MOST_RACES || read(Board::next) == before[0]) {
                        throw faster;
                    }
                }
            }
        }
    }

    /** A piece that is not yet linked. */
    Evidence piece(String id, @Nullable String task, Actor actor, EvidenceBody body) {
        return new Evidence(
                new EvidenceId(id),
                scope,
                task == null ? null : Task.of(task),
                null,
                actor,
                Lane.SHARED,
                clock.instant(),
                body);
    }

    /** A short name for something that may be long; 32 hexadecimal digits. */
    static String shortName(String... parts) {
        return Hashes.sha256(String.join("\u0000", parts)).substring(0, 32);
    }
}
