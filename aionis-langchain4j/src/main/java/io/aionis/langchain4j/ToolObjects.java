package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools that objects with {@link Tool} methods offer. */
final class ToolObjects {

    private ToolObjects() {}

    /**
     * The tools by specification, in the order given.
     *
     * @throws IllegalArgumentException when an object has none, or a name comes twice
     */
    static Map<ToolSpecification, ToolExecutor> scan(Object... objects) {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Object object : objects) {
            List<Method> methods = methods(object, Tool.class);
            if (methods.isEmpty()) {
                throw new IllegalArgumentException("'" + object.getClass().getName() + "' has no method with @Tool;"
                        + " expected an object whose methods are tools");
            }
            for (Method method : methods) {
                ToolSpecification tool = ToolSpecifications.toolSpecificationFrom(method);
                if (!names.add(tool.name())) {
                    throw new IllegalArgumentException(
                            "Two tools have the name '" + tool.name() + "'; give each its own by @Tool(name = …)");
                }
                tools.put(tool, executor(object, method));
            }
        }
        return tools;
    }

    /** Refuses objects whose behaviour a wrapped executor would silently change. */
    static void requireGuardable(Object... objects) {
        for (Object object : objects) {
            for (Method method : methods(object, CompensateFor.class)) {
                throw new IllegalArgumentException("guarded(...) cannot take '"
                        + object.getClass().getName()
                        + "': LangChain4j finds @CompensateFor (on " + method.getName() + ") only on tools it scans"
                        + " itself, so compensation would silently stop. Register this object by tools(...) instead; a"
                        + " replay then hands back before its first write");
            }
            for (Method method : methods(object, Tool.class)) {
                Tool tool = method.getAnnotation(Tool.class);
                if (tool != null && tool.returnBehavior() != ReturnBehavior.TO_LLM) {
                    throw new IllegalArgumentException(
                            "guarded(...) cannot take '" + object.getClass().getName()
                                    + "': the return behaviour " + tool.returnBehavior() + " of " + method.getName()
                                    + " would be lost. Register this object by tools(...) instead");
                }
            }
        }
    }

    private static ToolExecutor executor(Object object, Method method) {
        return DefaultToolExecutor.builder()
                .object(object)
                .originalMethod(method)
                .methodToInvoke(method)
                .wrapToolArgumentsExceptions(true)
                .propagateToolExecutionExceptions(true)
                .build();
    }

    private static List<Method> methods(Object object, Class<? extends java.lang.annotation.Annotation> annotation) {
        List<Method> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                boolean ours = !method.isBridge() && !method.isSynthetic() && !Modifier.isStatic(method.getModifiers());
                // A proxy's own method has no annotation; the one it overrides has.
                if (ours
                        && method.isAnnotationPresent(annotation)
                        && seen.add(method.getName() + Arrays.toString(method.getParameterTypes()))) {
                    found.add(method);
                }
            }
        }
        return found;
    }
}
