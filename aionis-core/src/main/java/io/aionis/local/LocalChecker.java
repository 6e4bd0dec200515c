package io.aionis.local;

import io.aionis.model.Json;
import io.aionis.replay.Checker;
import java.io.IOException;
import java.util.Optional;

/** A checker that answers whatever it is asked: what it cannot read or look at is a problem, never an exception. */
abstract class LocalChecker implements Checker {

    private final String kind;
    private final String[] members;

    LocalChecker(String kind, String... members) {
        this.kind = kind;
        this.members = members;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final Optional<String> problem(Json.Obj about) {
        String what = "The check " + kind;
        try {
            return look(new Members(what, about).allowing(members));
        } catch (Refused e) {
            return Optional.of(e.why());
        } catch (IOException e) {
            return Optional.of(what + " of " + Members.shown(about.text()) + " could not be made: "
                    + LocalPaths.reason(e) + ". Make it readable to this process, or take the check out of the plan");
        } catch (RuntimeException e) {
            return Optional.of(
                    what + " of " + Members.shown(about.text()) + " could not be made: " + Members.shown(e.toString()));
        }
    }

    /** What does not hold. */
    abstract Optional<String> look(Members about) throws Refused, IOException;
}
