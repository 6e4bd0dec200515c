package io.aionis;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about something that was made.
 *
 * <pre>{@code
 * run.artifact("test report", "target/report.xml").hash(sha256).via("new adapter").record();
 * }</pre>
 */
@CheckReturnValue
public final class ArtifactObservation extends Observation<ArtifactObservation> {

    private final String what;
    private final String name;
    private final String location;
    private @Nullable String hash;
    private String summary = "";
    private @Nullable String route;

    ArtifactObservation(Observing workspace, String name, String location) {
        this(workspace, name, location, Said.begins("artifact", name, "test report"));
    }

    private ArtifactObservation(Observing workspace, String name, String location, String what) {
        super(workspace, what);
        this.what = what;
        this.name = new EvidenceBody.Artifact(name, location, null, "", null).name();
        this.location = Said.text(what, "location", location);
    }

    @Override
    ArtifactObservation self() {
        return this;
    }

    /** Hash of its content, so that one can tell later whether it is still the same. */
    public ArtifactObservation hash(String contentHash) {
        hash = Said.text(what, "hash", contentHash);
        return this;
    }

    /** A few lines on what it holds. */
    public ArtifactObservation summary(String lines) {
        summary = Said.text(what, "summary", lines);
        return this;
    }

    /** The named way of doing the task it belongs to. */
    public ArtifactObservation via(String itsRoute) {
        route = Said.text(what, "via", itsRoute);
        return this;
    }

    /** Records it. */
    @CanIgnoreReturnValue
    public EvidenceId record() {
        return keep(new EvidenceBody.Artifact(name, location, hash, summary, route));
    }
}
