package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes steps of the calls that runs have in common. Calls are explained in their order. */
final class Explainer {

    private final List<View> views;
    private final List<String> notes;
    private final List<Step> steps = new ArrayList<>();

    /** An explainer of these runs; {@code notes} gets what was left out. */
    Explainer(List<View> views, List<String> notes) {
        this.views = views;
        this.notes = notes;
    }

    List<Step> steps() {
        return steps;
    }

    /** What the runs know now, after the steps that are explained. */
    List<View> views() {
        return views;
    }

    private boolean several() {
        return views.size() > 1;
    }

    void explain(Alignment.Block block) {
        if (block.sizes().stream().anyMatch(size -> size > 1)) {
            Step loop = loop(block);
            if (loop != null) {
                add(loop);
                return;
            }
        }
        List<List<Call>> rounds = block.calls();
        if (block.sizes().stream().distinct().count() > 1) {
            rounds = block.needed();
            if (block.writes() || rounds.stream().map(List::size).distinct().count() > 1) {
                throw new CompileException("The runs cannot be aligned: " + block.tool() + " was called "
                        + block.sizes() + " times in them, and nothing recorded gives one element for each call."
                        + " Compile runs that call it as often, or give an array with one element for each");
            }
            notes.add(block.tool() + " was called " + block.sizes() + " times; calls that nothing needs are left out");
        }
        for (int i = 0; i < rounds.get(0).size(); i++) {
            int round = i;
            add(step(rounds.stream().map(calls -> calls.get(round)).toList()));
        }
    }

    private void add(Step step) {
        steps.add(step);
        for (int i = 0; i < views.size(); i++) {
            views.get(i).end(step.calls().get(i));
        }
    }

    private List<Call> named(List<Call> calls) {
        return calls.stream().map(call -> call.as("#" + steps.size())).toList();
    }

    private Step step(List<Call> recorded) {
        List<Call> calls = named(recorded);
        for (int i = 0; i < views.size(); i++) {
            views.get(i).begin(calls.get(i));
        }
        Explanation explanation = new Explanation(calls.get(0).tool(), views, several());
        List<Json> values = calls.stream().map(call -> (Json) call.arguments()).toList();
        Argument.ObjectOf arguments = explanation.object("", values);
        List<String> remarks = new ArrayList<>();
        return new Step(
                calls,
                calls.stream().map(List::of).toList(),
                null,
                Constants.settle(calls, arguments, explanation.assumed(), remarks),
                remarks);
    }

    /** The block as one step that goes through an array, or null when no array explains it. */
    private @Nullable Step loop(Alignment.Block block) {
        List<Call> calls = named(block.calls().stream().map(Call::loop).toList());
        for (int i = 0; i < views.size(); i++) {
            views.get(i).begin(calls.get(i));
        }
        List<Json> values = block.calls().stream()
                .flatMap(List::stream)
                .map(call -> (Json) call.arguments())
                .toList();
        for (Overs.Over over : Overs.of(views, block.sizes(), several())) {
            Argument.ObjectOf arguments = body(block.tool(), over.inside(views), values);
            if (arguments != null && Arguments.isOfElement(arguments)) {
                return new Step(calls, block.calls(), over.argument(), arguments, List.of());
            }
        }
        return null;
    }

    private Argument.@Nullable ObjectOf body(String tool, List<View> inside, List<Json> values) {
        try {
            return new Explanation(tool, inside, several()).object("", values);
        } catch (CompileException notAlike) {
            return null;
        }
    }
}
