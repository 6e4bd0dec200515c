package io.aionis.firewall.langchain4j;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.model.Scope;
import java.util.List;

/** What the reading side of a wrapper needs of the firewall. */
public interface Gate {

    /** Decides on candidates for what is asked; one decision each, in their order. */
    List<Admission> judge(Asked asked, List<Candidate> candidates);

    /** The scope in force for what is asked. */
    Scope scope(Asked asked);

    /** Keeps a candidate's text on hand in the scope of its admission; what it is fetched by. */
    String pointer(Candidate candidate, Admission admission);

    /** What stands behind the wrapper threw; it is thrown on. */
    void failed(String what, RuntimeException why);

    /** So many rows or lists were left out unjudged, as they could not be read or are not what was asked for. */
    void dropped(String what, int count);
}
