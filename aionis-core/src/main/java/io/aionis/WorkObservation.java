package io.aionis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about work on a way of doing the task.
 *
 * @param <S> what the sentence is about
 */
@CheckReturnValue
public abstract sealed class WorkObservation<S extends WorkObservation<S>> extends Observation<S>
        permits StepObservation, PlanObservation, HandoffObservation {

    final String title;
    final List<String> targets = new ArrayList<>();

    @Nullable
    String route;

    private final String what;

    WorkObservation(Observing workspace, String kind, String title, String example) {
        this(workspace, title, Said.begins(kind, title, example));
    }

    private WorkObservation(Observing workspace, String title, String what) {
        super(workspace, what);
        this.title = title;
        this.what = what;
    }

    /** Files or resources it is about. */
    public S on(String... files) {
        return on(Arrays.asList(files));
    }

    /** Files or resources it is about. */
    public S on(List<String> files) {
        targets.addAll(saidAll("on", files));
        return self();
    }

    /** The named way of doing the task it belongs to; without a name, its title and targets are the way. */
    public S via(String itsRoute) {
        route = Said.text(what, "via", itsRoute);
        return self();
    }

    String said(String word, String text) {
        return Said.text(what, word, text);
    }

    List<String> saidAll(String word, List<String> texts) {
        return Said.required(what, word, texts).stream()
                .map(text -> Said.text(what, word, text))
                .toList();
    }

    String what() {
        return what;
    }
}
