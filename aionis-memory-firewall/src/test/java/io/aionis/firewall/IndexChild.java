package io.aionis.firewall;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that judges on and on over a directory until it is killed; says how many lists it has judged. */
final class IndexChild {

    static final String JUDGED = "judged ";

    private IndexChild() {}

    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        int from = Integer.parseInt(args[1]);
        Aionis aionis = Aionis.builder().directory(directory.resolve("ledger")).build();
        Workspace workspace = aionis.in(Firewalls.SCOPE);
        MemoryFirewall firewall = MemoryFirewall.builder()
                .workspace(workspace)
                .trust("notes", Trust.KNOWN)
                .indexDirectory(directory.resolve("index"))
                .build();
        for (int i = from; i < Integer.MAX_VALUE; i++) {
            firewall.judge(list(i));
            System.out.println(JUDGED + i);
            System.out.flush();
        }
    }

    static List<Candidate> list(int number) {
        List<Candidate> list = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            list.add(Candidate.of("Note " + number + " of place " + i + " says nothing much.", "notes"));
        }
        return list;
    }
}
