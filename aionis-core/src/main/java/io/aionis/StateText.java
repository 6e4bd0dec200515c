package io.aionis;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.model.EvidenceId;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.Task;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a state says, as text that is equal for equal states: one line of JSON for each memory, by id, with its task,
 * subject, state, authority and evidence. How it is worded for a guide is left out.
 */
final class StateText {

    private StateText() {}

    /** SHA-256 of the text, hexadecimal. */
    static String digest(ScopeState state) {
        return Hashes.sha256(of(state));
    }

    static String of(ScopeState state) {
        return state.memories().stream()
                .sorted(Comparator.comparing(Memory::id))
                .map(memory -> line(memory) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Memory memory) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(memory.id()));
        Task task = memory.task();
        if (task != null) {
            members.put("task", Json.of(task.signature()));
        }
        members.put("subject", Json.of(memory.subject().key()));
        members.put("state", Json.of(memory.state().name()));
        members.put("authority", Json.of(memory.authority().name()));
        members.put(
                "evidence",
                new Json.Arr(memory.evidence().stream()
                        .map(EvidenceId::value)
                        .map(id -> (Json) Json.of(id))
                        .toList()));
        return new Json.Obj(members).canonical();
    }
}
