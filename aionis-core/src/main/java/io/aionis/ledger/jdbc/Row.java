package io.aionis.ledger.jdbc;

import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.Scope;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Evidence in the form it is stored in. */
@SuppressWarnings("ArrayRecordComponent") // compared with sameContent only
record Row(Evidence evidence, String content, byte[] hash) {

    static Row of(Evidence evidence) {
        String content = EvidenceJson.write(evidence);
        return new Row(evidence, content, EvidenceJson.hash(content));
    }

    boolean sameContent(byte[] stored) {
        return MessageDigest.isEqual(hash, stored);
    }

    /** Reads columns {@code cursor, position, id, hash, content}. */
    static Recorded read(Scope scope, ResultSet row) throws SQLException {
        String content = row.getString("content");
        if (!MessageDigest.isEqual(EvidenceJson.hash(content), row.getBytes("hash"))) {
            throw corrupt(scope, row, "its content does not have the hash it was stored with", null);
        }
        try {
            return new Recorded(EvidenceJson.read(content), row.getLong("position"), row.getLong("cursor"));
        } catch (IllegalArgumentException e) {
            throw corrupt(scope, row, String.valueOf(e.getMessage()), e);
        }
    }

    private static LedgerException corrupt(Scope scope, ResultSet row, String why, @Nullable Throwable cause)
            throws SQLException {
        String message = "Evidence '" + row.getString("id") + "' in scope " + scope + " cannot be read: " + why
                + ". Restore the ledger from a backup, or read it with the release that wrote it";
        return cause == null ? new LedgerException(message) : new LedgerException(message, cause);
    }
}
