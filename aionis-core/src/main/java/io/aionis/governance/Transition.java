package io.aionis.governance;

import static io.aionis.governance.VersionStatus.ACTIVE;
import static io.aionis.governance.VersionStatus.DISABLED;
import static io.aionis.governance.VersionStatus.DRAFT;

import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can happen to a playbook version. This is the whole table; everything else is refused by name. */
public enum Transition {
    /** A new version, from a recorded run. */
    COMPILE(EnumSet.noneOf(VersionStatus.class), DRAFT, false),
    /** A new version, from a reviewed file. */
    LOAD(EnumSet.noneOf(VersionStatus.class), DRAFT, false),
    /** A person puts a draft to use. */
    PROMOTE(EnumSet.of(DRAFT), ACTIVE, true),
    /** Another version of the playbook was promoted. */
    RETIRE(EnumSet.of(ACTIVE), DRAFT, true),
    /** A person stops a version. */
    DISABLE(EnumSet.of(DRAFT, ACTIVE), DISABLED, true),
    /** A person allows a disabled version again; it starts over as a draft. */
    ENABLE(EnumSet.of(DISABLED), DRAFT, true);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<VersionStatus> from;

    private final VersionStatus to;
    private final boolean byPerson;

    Transition(Set<VersionStatus> from, VersionStatus to, boolean byPerson) {
        this.from = Set.copyOf(from);
        this.to = to;
        this.byPerson = byPerson;
    }

    /** The name that the ledger keeps. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status after this transition.
     *
     * @param version names the version in the refusal
     * @param now its present status, or null for a version that is only just made
     * @param actor who asks for it; a transition that is a person's needs {@link Role#REVIEWER}
     * @throws ForbiddenTransitionException when the table does not have it
     */
    VersionStatus apply(String version, @Nullable VersionStatus now, Actor actor) {
        boolean allowed = now == null ? from.isEmpty() : from.contains(now);
        if (!allowed) {
            throw new ForbiddenTransitionException(
                    "Cannot " + word() + " " + version + ": it is " + (now == null ? "new" : now) + "; " + word()
                            + " needs " + (from.isEmpty() ? "a new version" : from));
        }
        if (byPerson && actor.role() != Role.REVIEWER) {
            throw new ForbiddenTransitionException("Cannot " + word() + " " + version + " as '" + actor.agent()
                    + "' in the role " + actor.role()
                    + ": that is a reviewer's decision; pass an Actor with Role.REVIEWER"
                    + " that names the person");
        }
        return to;
    }
}
