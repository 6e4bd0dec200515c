package io.aionis.firewall.adapter;

import io.aionis.firewall.admission.Candidate;

/**
 * One row of a backend, ready to be judged. Show the candidate's text and nothing else of the row: nothing else was judged.
 *
 * @param id the backend's id of it, data like its text; where it stands in the input when the backend gave none
 * @param candidate what is judged
 */
public record ForeignRow(String id, Candidate candidate) {

    public ForeignRow {
        candidate = candidate.withRow(id);
    }
}
