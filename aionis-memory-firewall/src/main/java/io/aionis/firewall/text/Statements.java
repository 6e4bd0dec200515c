package io.aionis.firewall.text;

import io.aionis.firewall.admission.Statement;
import java.util.List;

/** Reads off a text what it says of which subject. Pure. */
public final class Statements {

    /** Counts up when a text is found to say something else than before. */
    public static final int EDITION = 1;

    private Statements() {}

    /** The statements in a text; none where it is not prose. */
    public static List<Statement> of(String text) {
        return List.of();
    }
}
