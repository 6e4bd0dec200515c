package io.aionis.plan;

import io.aionis.model.JsonPointers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The argument leaves of a step, with the kind of their source and its explanation. */
final class Leaves {

    private final PlanStep step;
    private final Explanations explanations;
    private final List<Quality.Leaf> leaves;

    Leaves(PlanStep step, Explanations explanations, List<Quality.Leaf> into) {
        this.step = step;
        this.explanations = explanations;
        this.leaves = into;
    }

    void collect() {
        collect("", step.arguments(), step.forEach());
    }

    private void collect(String pointer, Argument argument, @Nullable Argument over) {
        if (argument instanceof Argument.ObjectOf object) {
            object.members().forEach((name, member) -> collect(JsonPointers.child(pointer, name), member, over));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(pointer + "/" + i, list.elements().get(i), over);
            }
        } else if (argument instanceof Argument.ForEach forEach) {
            boolean inner = forEach.over() instanceof Argument.Element;
            collect(pointer + "/*", forEach.value(), inner ? over : forEach.over());
        } else {
            String each = over == null ? "" : ", " + explanations.forEach(over);
            leaves.add(new Quality.Leaf(step.id(), pointer, source(argument, over), explanations.of(argument) + each));
        }
    }

    /** An element comes from where what is gone through comes from. */
    private static Quality.Source source(Argument argument, @Nullable Argument over) {
        if (argument instanceof Argument.Element && over != null) {
            return source(over, null);
        } else if (argument instanceof Argument.Parameter) {
            return Quality.Source.PARAMETER;
        } else if (argument instanceof Argument.Binding) {
            return Quality.Source.BINDING;
        } else if (argument instanceof Argument.Select || argument instanceof Argument.Search) {
            return Quality.Source.SELECTION;
        } else if (argument instanceof Argument.Template) {
            return Quality.Source.TEMPLATE;
        } else if (argument instanceof Argument.Fresh) {
            return Quality.Source.FRESH;
        }
        return argument instanceof Argument.Slot ? Quality.Source.SLOT : Quality.Source.CONSTANT;
    }
}
