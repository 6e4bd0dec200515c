package io.aionis.firewall.adapter;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * A backend's answer as rows to judge. One row that cannot be read does not cost the others: it is left out, so that it is
 * never shown, and reported in {@link #unread}.
 *
 * <pre>{@code
 * ForeignRows found = Mem0Results.read(json, "mem0");
 * for (ForeignRows.Judged row : found.judged(firewall.judge(found.candidates()))) {
 *     if (row.admission().passes()) {
 *         show(row);
 *     }
 * }
 * }</pre>
 *
 * @param rows what can be judged, in the backend's order
 * @param unread what could not be read
 */
public record ForeignRows(List<ForeignRow> rows, List<UnreadRow> unread) {

    public ForeignRows {
        rows = List.copyOf(rows);
        unread = List.copyOf(unread);
    }

    /** The rows' candidates, in their order: what to give to the firewall. */
    public List<Candidate> candidates() {
        return rows.stream().map(ForeignRow::candidate).toList();
    }

    /**
     * Each row with the decision on it.
     *
     * @param admissions what the firewall answered for {@link #candidates}, in that order
     * @throws IllegalArgumentException when there are more or fewer decisions than rows, or one of another text
     */
    public List<Judged> judged(List<Admission> admissions) {
        if (admissions.size() != rows.size()) {
            throw new IllegalArgumentException("There are " + admissions.size() + " decisions for " + rows.size()
                    + " rows; expected what judge(candidates()) answered for these rows");
        }
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ForeignRow row = rows.get(i);
            if (!row.candidate().hash().equals(admissions.get(i).hash())) {
                throw new IllegalArgumentException("Decision " + i + " is of another text than row '" + row.id()
                        + "'; expected what judge(candidates()) answered for these rows, in their order");
            }
            judged.add(new Judged(row, admissions.get(i)));
        }
        return List.copyOf(judged);
    }

    /** A row and the decision on it. */
    public record Judged(ForeignRow row, Admission admission) {}
}
