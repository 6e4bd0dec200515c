package io.aionis.firewall;

import io.aionis.firewall.admission.Admission;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appends one JSON line for each decision to a file. */
final class Receipts implements AutoCloseable {

    private final BufferedWriter out;

    Receipts(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "MemoryFirewall.receipts: " + file + " cannot be written; expected a file in a writable directory",
                    e);
        }
    }

    synchronized void write(List<Admission> admissions) throws IOException {
        for (Admission admission : admissions) {
            out.write(line(admission));
            out.write('\n');
        }
        out.flush();
    }

    private static String line(Admission admission) {
        Map<String, Json> line = new LinkedHashMap<>();
        line.put("at", Json.of(admission.at().toString()));
        line.put("tenant", Json.of(admission.scope().tenant()));
        line.put("scope", Json.of(admission.scope().name()));
        line.put("store", Json.of(admission.store()));
        if (admission.row() != null) {
            line.put("row", Json.of(admission.row()));
        }
        line.put("hash", Json.of(admission.hash()));
        line.put("decision", Json.of(admission.decision().name()));
        line.put("policy", Json.of(admission.policy()));
        line.put("reasons", strings(admission.reasons()));
        line.put(
                "pointers",
                strings(admission.pointers().stream().map(EvidenceId::value).toList()));
        line.put("mode", Json.of(admission.mode().name()));
        return new Json.Obj(line).text();
    }

    private static Json strings(List<String> values) {
        return new Json.Arr(values.stream().map(Json::of).toList());
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The receipts file cannot be closed", e);
        }
    }
}
