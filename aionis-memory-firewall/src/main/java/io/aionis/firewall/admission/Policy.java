package io.aionis.firewall.admission;

import java.util.Optional;

/** One question put to every candidate. Pure and safe for use by many threads: same input, same verdict. */
public interface Policy {

    /** Its name in receipts, in lower case with hyphens. */
    String name();

    /** Its objection, or empty when it has none. What it throws keeps the candidate out. */
    Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge);
}
