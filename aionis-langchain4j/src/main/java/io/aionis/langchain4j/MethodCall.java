package io.aionis.langchain4j;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.invocation.LangChain4jManaged;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import io.aionis.model.Json;
import io.aionis.model.Task;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an AiService method call asks for, in types.
 *
 * @param task {@code Interface.method}
 * @param parameters the method's arguments by their template name
 * @param untyped why the parameters do not say everything that was asked, or null when they do
 * @param returns the method's return type; null when the method could not be found
 */
record MethodCall(
        Task task,
        Map<String, Json> parameters,
        @Nullable String untyped,
        @Nullable Type returns) {

    /** Whether the call returns before the work is done. */
    boolean streaming() {
        return returns != null && isStreaming(returns);
    }

    /** The same call at another task. */
    MethodCall at(Task another) {
        return new MethodCall(another, parameters, untyped, returns);
    }

    static MethodCall of(InvocationContext context) {
        String type = context.interfaceName();
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        Task task = Task.of(simple + "." + context.methodName());
        Method method = find(type, context.methodName(), context.methodArguments());
        if (method == null) {
            return new MethodCall(task, Map.of(), "the method " + task.signature() + " could not be found", null);
        }
        return read(task, method, context.methodArguments());
    }

    private static MethodCall read(Task task, Method method, List<Object> arguments) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        String untyped = null;
        boolean template = method.isAnnotationPresent(UserMessage.class);
        List<Parameter> inputs = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = method.getParameters()[i];
            if (isInput(parameter)) {
                inputs.add(parameter);
                String name = nameOf(parameter);
                Json value = isMedia(arguments.get(i)) ? null : Values.toJson(arguments.get(i));
                if (isMessage(parameter) || (!template && !parameter.isAnnotationPresent(V.class))) {
                    untyped = "the argument " + (name == null ? String.valueOf(i) : "'" + name + "'") + " of "
                            + task.signature() + " is free text; typed are the @V arguments of a @UserMessage template";
                } else if (name == null || value == null) {
                    untyped = "the argument " + i + " of " + task.signature() + " has no name or no JSON form";
                } else {
                    parameters.put(name, value);
                }
            }
        }
        if (!template && inputs.isEmpty()) {
            untyped = "the method " + task.signature() + " has no template";
        }
        return new MethodCall(task, parameters, untyped, method.getGenericReturnType());
    }

    private static boolean isInput(Parameter parameter) {
        Class<?> type = parameter.getType();
        return !parameter.isAnnotationPresent(MemoryId.class)
                && !parameter.isAnnotationPresent(UserName.class)
                && !InvocationParameters.class.isAssignableFrom(type)
                && !ChatRequestParameters.class.isAssignableFrom(type)
                && !LangChain4jManaged.class.isAssignableFrom(type);
    }

    private static boolean isMessage(Parameter parameter) {
        return parameter.isAnnotationPresent(UserMessage.class);
    }

    private static boolean isMedia(@Nullable Object value) {
        return value instanceof Content
                || value instanceof Image
                || (value instanceof List<?> list && !list.isEmpty() && isMedia(list.get(0)));
    }

    private static @Nullable String nameOf(Parameter parameter) {
        V named = parameter.getAnnotation(V.class);
        if (named != null) {
            return named.value();
        }
        return parameter.isNamePresent() ? parameter.getName() : null;
    }

    static boolean isStreaming(Type type) {
        String name = (type instanceof ParameterizedType generic ? generic.getRawType() : type).getTypeName();
        return name.equals("dev.langchain4j.service.TokenStream")
                || name.startsWith("reactor.")
                || name.startsWith("io.smallrye.")
                || name.startsWith("kotlinx.");
    }

    private static @Nullable Method find(String type, String name, List<Object> arguments) {
        Class<?> service = load(type);
        Method found = null;
        for (Method method : service == null ? new Method[0] : service.getMethods()) {
            if (method.getName().equals(name) && !method.isBridge() && fits(method, arguments)) {
                if (found != null) {
                    return null;
                }
                found = method;
            }
        }
        return found;
    }

    private static boolean fits(Method method, List<Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments.get(i);
            if (argument != null && !types[i].isPrimitive() && !types[i].isInstance(argument)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Class<?> load(String type) {
        for (ClassLoader loader :
                new ClassLoader[] {Thread.currentThread().getContextClassLoader(), MethodCall.class.getClassLoader()}) {
            try {
                return Class.forName(type, false, loader);
            } catch (ClassNotFoundException notHere) {
                // The next loader may know it.
            }
        }
        return null;
    }
}
