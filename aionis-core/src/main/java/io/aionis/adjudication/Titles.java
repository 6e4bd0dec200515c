package io.aionis.adjudication;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One-line titles of bounded length, and the normal form in which two of them are the same. */
final class Titles {

    private static final int LONGEST = 200;

    private Titles() {}

    /** The text's first {@value #LONGEST} characters on one line; no surrogate pair is cut. */
    static String line(String text) {
        int end = Math.min(LONGEST, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return spaced(text.substring(0, end));
    }

    /** What a piece of evidence says it is, on one line. */
    static String of(Evidence evidence) {
        EvidenceBody body = evidence.body();
        if (body instanceof EvidenceBody.ToolCall call) {
            return call.tool() + " " + line(call.arguments().text());
        } else if (body instanceof EvidenceBody.Step step) {
            return line(step.title());
        } else if (body instanceof EvidenceBody.Plan plan) {
            return line(plan.title().isBlank() ? String.join("; ", plan.steps()) : plan.title());
        } else if (body instanceof EvidenceBody.Handoff handoff) {
            String next = line(handoff.nextAction());
            String title = line(handoff.title());
            return next.isEmpty() || title.isEmpty() ? title + next : title + "; next: " + next;
        } else if (body instanceof EvidenceBody.Artifact artifact) {
            return line(artifact.name());
        }
        return "";
    }

    static List<String> targets(EvidenceBody body) {
        if (body instanceof EvidenceBody.Step step) {
            return step.targets();
        } else if (body instanceof EvidenceBody.Plan plan) {
            return plan.targets();
        } else if (body instanceof EvidenceBody.Handoff handoff) {
            return handoff.targets();
        }
        return List.of();
    }

    /** The route that a step, plan, handoff or artifact is of: the named one, otherwise what it says and its targets. */
    static Subject.@Nullable Route route(EvidenceBody body) {
        if (body instanceof EvidenceBody.Step step) {
            return route(step.route(), step.title(), step.targets());
        } else if (body instanceof EvidenceBody.Plan plan) {
            return route(plan.route(), plan.title(), plan.targets());
        } else if (body instanceof EvidenceBody.Handoff handoff) {
            return route(handoff.route(), handoff.title(), handoff.targets());
        } else if (body instanceof EvidenceBody.Artifact artifact && artifact.route() != null) {
            return new Subject.Route(artifact.route());
        }
        return null;
    }

    private static Subject.Route route(@Nullable String name, String title, List<String> targets) {
        return name == null || name.isBlank() ? route(title, targets) : new Subject.Route(name);
    }

    /** The route that a step without a name walks: its title in normal form, and its targets in order. */
    static Subject.Route route(String title, List<String> targets) {
        String normal = spaced(title.toLowerCase(Locale.ROOT));
        TreeSet<String> sorted = new TreeSet<>(targets);
        String suffix = sorted.isEmpty() ? "" : " on " + String.join(", ", sorted);
        if (normal.length() + suffix.length() <= LONGEST) {
            return new Subject.Route(normal + suffix);
        }
        String hash = ShortHashes.of(normal, ShortHashes.of(sorted.toArray(new String[0])));
        return new Subject.Route(line(normal) + " #" + hash);
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                gap = !out.isEmpty();
            } else {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }
}
