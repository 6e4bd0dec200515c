package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import java.util.List;

/** One dossier and where it stands; the standing may still move while the task as a whole is judged. */
final class Judgement {

    final Dossier dossier;
    Standing standing;
    private List<EvidenceId> blocks = List.of();

    Judgement(Dossier dossier, Standing standing) {
        this.dossier = dossier;
        this.standing = standing;
    }

    boolean is(State state) {
        return standing.state() == state;
    }

    /** Rule S6: nothing that is said later moves it. */
    void block(EvidenceId block) {
        blocks = List.of(block);
        standing = new Standing(State.FAILED_BRANCH, Authority.TRUSTED, List.of("S6"), null, "BLOCKED");
    }

    List<EvidenceId> blocks() {
        return blocks;
    }

    /** Order of the signal that decided, or -1. */
    int decidedAt() {
        Signal decisive = standing.decisive();
        return decisive == null ? -1 : decisive.order();
    }
}
