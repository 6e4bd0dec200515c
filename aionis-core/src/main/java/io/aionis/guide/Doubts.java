package io.aionis.guide;

import io.aionis.adjudication.Credit;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what speaks against using a memory as it is: failures, conflicts, time and environment, bad experience. */
final class Doubts {

    private static final int FACTS = 3;
    private static final int VALUE = 48;

    private final RowText text;
    private final GuideRequest request;

    Doubts(RowText text, GuideRequest request) {
        this.text = text;
        this.request = request;
    }

    /** How it stands, for somebody who is to check it. */
    String of(Entry entry) {
        Memory memory = entry.memory;
        String standing =
                switch (entry.decision.state()) {
                    case CONTESTED ->
                        isInConflict(memory)
                                ? " is contested: another record says otherwise"
                                : " worked and failed: " + text.reason(memory.lastOutcomeReason());
                    case FAILED_BRANCH -> failed(memory);
                    case STALE -> " is out of date: " + staleness(memory);
                    case RAW -> " has no verdict";
                    default -> entry.decision.rules().get(0).equals("F7") ? " worked in a run that failed" : " worked";
                };
        return standing + experience(memory.credit());
    }

    String failed(Memory memory) {
        return " failed " + memory.attempts() + "x: " + text.reason(memory.lastOutcomeReason());
    }

    /** Which facts differ, that time is over, or that something newer took its place. */
    String staleness(Memory memory) {
        List<String> reasons = new ArrayList<>();
        Validity validity = memory.validity();
        if (request.isAfter(validity)) {
            reasons.add("it held until " + validity.until());
        }
        int differing = 0;
        for (Map.Entry<String, String> fact : new TreeMap<>(validity.environment()).entrySet()) {
            String here = request.environment().get(fact.getKey());
            if (here != null && !here.equals(fact.getValue()) && differing++ < FACTS) {
                reasons.add(text.code(fact.getKey()) + " was " + text.quoted(fact.getValue(), VALUE) + " and is "
                        + text.quoted(here, VALUE));
            }
        }
        if (differing > FACTS) {
            reasons.add((differing - FACTS) + " more facts differ");
        }
        if (memory.state() == State.STALE && memory.rules().contains("S2")) {
            reasons.add("a later record replaced it");
        }
        return reasons.isEmpty() ? "it no longer holds" : String.join(", ", reasons);
    }

    /** Rules S2 and S3: another record has another value. */
    static boolean isInConflict(Memory memory) {
        return memory.rules().contains("S3");
    }

    private static String experience(Credit credit) {
        int judged = credit.positive() + credit.negative();
        return credit.isLow() ? ", served " + credit.positive() + " of " + judged + " times" : "";
    }
}
