package io.aionis.firewall.langchain4j;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.model.Scope;
import java.util.List;

/** What a wrapper needs of the firewall. */
public interface Gate {

    /** Decides on candidates for the scope and task in hand; one decision each, in their order. */
    List<Admission> judge(List<Candidate> candidates);

    /** The scope in force, which writes are stamped with. */
    Scope scope();
}
