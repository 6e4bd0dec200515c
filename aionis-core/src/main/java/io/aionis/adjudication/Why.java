package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import java.util.List;

/**
 * Why a memory stands as it does.
 *
 * @param memory the memory
 * @param reasons each rule that decided, with what it says, strongest first
 * @param evidence what the decision rests on, in order of time
 */
public record Why(Memory memory, List<Reason> reasons, List<EvidenceId> evidence) {

    public Why {
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
    }

    /**
     * One rule that decided.
     *
     * @param rule its number
     * @param says the rule in one sentence
     */
    public record Reason(String rule, String says) {}

    /** In place of a rule: all evidence was taken back. */
    static final String TAKEN_BACK = "WITHDRAWN";

    static Why of(Memory memory) {
        List<Reason> reasons = memory.rules().stream()
                .map(rule -> new Reason(rule, says(rule)))
                .toList();
        return new Why(memory, reasons, memory.evidence());
    }

    private static String says(String rule) {
        return switch (rule) {
            case "O1" -> "Only a typed outcome decides, and none did.";
            case "O3" -> "The run answered without a verdict; the acceptance policy decided what that is worth.";
            case "A1" -> "It is the newest accepted route of the task, and its work is open.";
            case "F1" -> "A report of failure stops direct use; a success needs proof.";
            case "F3" -> "A tool call that failed with the same arguments is not repeated until it succeeds.";
            case "F4" -> "A success after a failure ends the block; a failure after a success contests it.";
            case "F5" -> "Another's verdict outranks the word of whoever did the work.";
            case "F6" -> "It failed more than once.";
            case "F7" -> "A failed run fails its route, not the calls it shares with a route that passed.";
            case "S2" -> "It was replaced: by evidence that says so, or by a newer value of the same subject.";
            case "S3" -> "Another memory says something else of the same subject, and nobody knows which is right.";
            case "S6" -> "A person blocked it.";
            case "T4" -> "It was archived; it comes back by its pointer.";
            case "C5" -> "Two verified runs went this way, or one that a reviewer accepted besides.";
            case TAKEN_BACK -> "All evidence of it was taken back.";
            case "GAP" -> "Evidence of the run was lost or is out of sight, so it cannot count as passed.";
            default -> "Rule " + rule + ".";
        };
    }
}
