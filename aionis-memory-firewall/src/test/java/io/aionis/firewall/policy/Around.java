package io.aionis.firewall.policy;

import io.aionis.adjudication.ScopeState;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Statements;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One candidate and what is put around it by hand. */
final class Around {

    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final EvidenceId ACTION = new EvidenceId("action");

    private final String text;
    private final Map<String, EvidenceId> blocked = new HashMap<>();
    private final Map<String, EvidenceId> released = new HashMap<>();
    private final List<Neighbour> alike = new ArrayList<>();
    private final List<Neighbour> sameSubject = new ArrayList<>();
    private final List<Neighbour> sameVector = new ArrayList<>();
    private Map<String, String> metadata = Map.of();
    private Trust trust = Trust.KNOWN;
    private Requirement requirement = Requirement.NONE;
    private Mode mode = Mode.STANDARD;
    private ScopeState state = ScopeState.EMPTY;
    private boolean badSignature;
    private int listSize = 1;
    private Function<String, @Nullable Vector> meaning = any -> null;
    private @Nullable Trust lineage;
    private @Nullable Vector vector;
    private @Nullable Vector asked;
    private @Nullable String question;
    private @Nullable Task task;

    private Around(String text) {
        this.text = text;
    }

    static Around text(String text) {
        return new Around(text);
    }

    Around metadata(Map<String, String> all) {
        metadata = all;
        return this;
    }

    Around trust(Trust of) {
        trust = of;
        return this;
    }

    Around lineage(Trust of) {
        lineage = of;
        return this;
    }

    Around require(Requirement of) {
        requirement = of;
        return this;
    }

    Around mode(Mode of) {
        mode = of;
        return this;
    }

    Around badSignature() {
        badSignature = true;
        return this;
    }

    Around state(ScopeState of, @Nullable Task during) {
        state = of;
        task = during;
        return this;
    }

    Around blocked(String other) {
        blocked.put(Candidate.hashOf(other), ACTION);
        return this;
    }

    Around released(String other) {
        released.put(Candidate.hashOf(other), ACTION);
        return this;
    }

    Around alike(Neighbour... others) {
        alike.addAll(List.of(others));
        return this;
    }

    Around alike(List<Neighbour> others) {
        alike.addAll(others);
        return this;
    }

    Around sameSubject(Neighbour... others) {
        sameSubject.addAll(List.of(others));
        return this;
    }

    Around sameSubject(List<Neighbour> others) {
        sameSubject.addAll(others);
        return this;
    }

    Around sameVector(Neighbour... others) {
        sameVector.addAll(List.of(others));
        return this;
    }

    Around listOf(int size) {
        listSize = size;
        return this;
    }

    Around vector(float... values) {
        vector = Vector.of(values);
        return this;
    }

    Around asked(@Nullable String what, @Nullable Vector as) {
        question = what;
        asked = as;
        return this;
    }

    Around embedder(Function<String, @Nullable Vector> of) {
        meaning = of;
        return this;
    }

    Optional<Verdict> judgedBy(Policy policy) {
        return policy.judge(
                candidate(),
                new AdmissionContext(Scope.of("acme", "shop"), task, question, asked, NOW),
                new Knowledge(
                        state,
                        blocked,
                        released,
                        new Fixed(),
                        mode,
                        new Surroundings(Statements.of(text), listSize, alike, sameSubject, sameVector, lineage)));
    }

    Candidate candidate() {
        return new Candidate(text, metadata, 0.5, Origin.of("notes"), vector);
    }

    /** Another text of the same store, offered in the same list. */
    static Neighbour neighbour(String text, double likeness) {
        return neighbour(text, "notes", Trust.KNOWN, likeness);
    }

    static Neighbour neighbour(String text, String voice, Trust trust, double likeness) {
        List<Statement> statements = Statements.of(text);
        return new Neighbour(Candidate.hashOf(text), voice, trust, likeness, statements, false, true, NOW, null);
    }

    static Neighbour refused(Neighbour of) {
        return new Neighbour(
                of.hash(), of.voice(), of.trust(), of.likeness(), of.statements(), true, false, NOW, of.vector());
    }

    static Neighbour before(Neighbour of) {
        return new Neighbour(
                of.hash(), of.voice(), of.trust(), of.likeness(), of.statements(), of.refused(), false, NOW, null);
    }

    static Neighbour with(Neighbour of, float... vector) {
        return new Neighbour(
                of.hash(),
                of.voice(),
                of.trust(),
                of.likeness(),
                of.statements(),
                of.refused(),
                of.inList(),
                NOW,
                Vector.of(vector));
    }

    private final class Fixed implements Knowledge.Host {
        @Override
        public Trust trust(Candidate candidate) {
            return trust;
        }

        @Override
        public String voice(Origin origin) {
            return origin.store();
        }

        @Override
        public Requirement requirement(Origin origin) {
            return requirement;
        }

        @Override
        public boolean hasBadSignature(Candidate candidate) {
            return badSignature;
        }

        @Override
        public @Nullable Vector meaning(String of) {
            return meaning.apply(of);
        }
    }
}
