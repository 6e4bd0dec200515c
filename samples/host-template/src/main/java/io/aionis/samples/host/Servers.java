package io.aionis.samples.host;

import java.util.Map;

/** The tools: a server that must be drained before it takes a release. Not safe for threads. */
final class Servers {

    /** A tool would not do it; the message begins with a code. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private boolean drained;
    private String release = "1.0";

    String call(String tool, Map<String, String> arguments) {
        return switch (tool) {
            case "status" -> "release " + release + (drained ? ", drained" : ", serving");
            case "drain" -> {
                drained = true;
                yield "drained";
            }
            case "deploy" -> deploy(arguments.getOrDefault("release", ""));
            default -> throw new Refused("UNKNOWN_TOOL: " + tool);
        };
    }

    private String deploy(String newRelease) {
        if (!drained) {
            throw new Refused("STILL_SERVING: drain the server first");
        }
        release = newRelease;
        drained = false;
        return "release " + release + " serves";
    }
}
