package io.aionis.local;

import io.aionis.plan.Check;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Listens at the port of the loopback address for a moment. */
final class FreePortChecker extends LocalChecker {

    FreePortChecker() {
        super(Check.Kinds.FREE_PORT, "port");
    }

    @Override
    Optional<String> look(Members about) throws Refused {
        int port = about.whole("port", 1, 65_535);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of(
                    "Port " + port + " of this machine is not free (" + Members.shown("" + taken.getMessage())
                            + "); expected nobody there. Stop what listens at it, or use another port");
        }
    }
}
