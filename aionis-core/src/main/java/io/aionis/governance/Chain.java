package io.aionis.governance;

import io.aionis.ledger.EvidenceJson;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.GovernanceBody.Approval;
import io.aionis.model.GovernanceBody.Lifecycle;
import io.aionis.model.GovernanceBody.Link;
import io.aionis.model.GovernanceBody.Repair;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How pieces of governance evidence are linked: each holds the hash of the one before. */
final class Chain {

    private static final SecureRandom CHANCE = new SecureRandom();

    private Chain() {}

    /** The last piece of a chain. */
    record Head(String chain, int number, String hash) {}

    /** The same pieces, linked to each other and to the head; without a head they begin a chain. */
    static List<Evidence> link(@Nullable Head head, List<Evidence> pieces) {
        List<Evidence> linked = new ArrayList<>();
        Head last = head;
        for (Evidence piece : pieces) {
            Link link = last == null
                    ? new Link(drawn(8), 0, "", drawn(16))
                    : new Link(last.chain(), last.number() + 1, last.hash(), drawn(16));
            Evidence now = with(piece, link);
            linked.add(now);
            last = new Head(link.chain(), link.number(), hash(now));
        }
        return linked;
    }

    /** The place of a piece in its chain; null for evidence of other kinds, and from before there was a chain. */
    static @Nullable Link linkOf(EvidenceBody body) {
        if (body instanceof Lifecycle change) {
            return change.link();
        } else if (body instanceof Trial trial) {
            return trial.link();
        } else if (body instanceof Approval approval) {
            return approval.link();
        }
        return body instanceof Repair repair ? repair.link() : null;
    }

    /** The head after a piece; {@code before} where the piece has no link. */
    static @Nullable Head after(@Nullable Head before, Evidence piece) {
        Link link = linkOf(piece.body());
        return link == null ? before : new Head(link.chain(), link.number(), hash(piece));
    }

    /** SHA-256 of a piece, 64 hexadecimal digits; the same in whatever scope a snapshot brought it to. */
    static String hash(Evidence piece) {
        String text = EvidenceJson.write(piece.in(Scope.of("audit")));
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String drawn(int bytes) {
        byte[] drawn = new byte[bytes];
        CHANCE.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static Evidence with(Evidence piece, Link link) {
        return new Evidence(
                piece.id(),
                piece.scope(),
                piece.task(),
                piece.run(),
                piece.actor(),
                piece.lane(),
                piece.at(),
                with(piece.body(), link),
                piece.circumstances());
    }

    private static EvidenceBody with(EvidenceBody body, Link link) {
        if (body instanceof Lifecycle c) {
            return new Lifecycle(
                    c.playbook(),
                    c.version(),
                    c.transition(),
                    c.status(),
                    c.reason(),
                    c.plan(),
                    c.source(),
                    c.others(),
                    c.note(),
                    link);
        } else if (body instanceof Trial t) {
            return new Trial(
                    t.playbook(),
                    t.version(),
                    t.run(),
                    t.kind(),
                    t.result(),
                    t.reason(),
                    t.parameters(),
                    t.wrongWrites(),
                    link);
        } else if (body instanceof Approval a) {
            return new Approval(
                    a.request(),
                    a.playbook(),
                    a.run(),
                    a.step(),
                    a.tool(),
                    a.arguments(),
                    a.status(),
                    a.reason(),
                    link);
        } else if (body instanceof Repair r) {
            return new Repair(
                    r.repair(),
                    r.playbook(),
                    r.version(),
                    r.transition(),
                    r.status(),
                    r.reason(),
                    r.author(),
                    r.run(),
                    r.step(),
                    r.cause(),
                    r.ran(),
                    r.plan(),
                    r.basis(),
                    r.became(),
                    link);
        }
        throw new IllegalStateException("No governance evidence: " + body.getClass());
    }
}
