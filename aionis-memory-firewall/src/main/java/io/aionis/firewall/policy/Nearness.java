package io.aionis.firewall.policy;

import io.aionis.adjudication.State;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge.Host;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a failed branch said in other words, by the host's embedder. Embedders differ in how near they put unlike texts, so
 * no angle alone decides: a candidate must also be nearer to the failure than what was asked, which is about the same
 * matter, and than anything that worked.
 */
final class Nearness {

    /** Below this, embedders in use put texts about one matter that say different things. */
    private static final double NEAR = 0.8;

    /** Each costs one text to embed, once. */
    private static final int MOST = 64;

    private final List<Failure> failures;
    private final List<String> worked;

    /**
     * @param failures what the ledger holds, the longest untouched first; the newest count
     * @param worked what worked, as phrases
     */
    Nearness(List<Failure> failures, List<String> worked) {
        List<Failure> failed = failures.stream()
                .filter(failure -> failure.memory().state() == State.FAILED_BRANCH)
                .toList();
        this.failures = failed.subList(Math.max(0, failed.size() - MOST), failed.size());
        this.worked = worked;
    }

    /** Asks for inspection when the candidate is near a failed branch. */
    Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Host host) {
        for (Failure failure : failures) {
            Vector failed = host.meaning(failure.phrase());
            if (failed == null) {
                return Optional.empty();
            }
            double near = likeness(meaning(candidate, failed, host), failed);
            if (near >= NEAR && near > asked(context, failed, host) && near > best(worked, candidate, failed, host)) {
                return Optional.of(new Verdict(
                        Decision.INSPECT,
                        List.of("NEAR_FAILED_BRANCH"),
                        failure.memory().evidence()));
            }
        }
        return Optional.empty();
    }

    private static double asked(AdmissionContext context, Vector failed, Host host) {
        Vector question = context.vector();
        if (question == null || question.dimension() != failed.dimension()) {
            question = context.question() == null ? null : host.meaning(context.question());
        }
        return likeness(question, failed);
    }

    private static double best(List<String> phrases, Candidate candidate, Vector failed, Host host) {
        Vector meant = meaning(candidate, failed, host);
        return phrases.stream()
                .mapToDouble(phrase -> likeness(host.meaning(phrase), meant))
                .max()
                .orElse(-1);
    }

    /** The vector in the store, when the embedder could have made it; else what the embedder makes of the text. */
    private static @Nullable Vector meaning(Candidate candidate, Vector failed, Host host) {
        Vector stored = candidate.vector();
        if (stored != null && stored.isUsable() && stored.dimension() == failed.dimension()) {
            return stored;
        }
        return candidate.text() == null ? null : host.meaning(candidate.text());
    }

    private static double likeness(@Nullable Vector one, @Nullable Vector other) {
        return one == null || other == null || one.dimension() != other.dimension() ? -1 : one.cosine(other);
    }
}
