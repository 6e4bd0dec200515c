package io.aionis.repair;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server of this machine that answers each request as a test says, byte by byte. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What it was asked, head and body. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** How it answers; the latch opens when the server closes. */
    interface Answer {
        void to(Socket caller, OutputStream out, CountDownLatch closing) throws IOException, InterruptedException;
    }

    HostileServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answer), "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    static HostileServer saying(String head, String body) throws IOException {
        return new HostileServer((caller, out, closing) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write((head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/repair");
    }

    private void serve(Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                requests.add(read(new BufferedInputStream(caller.getInputStream())));
                answer.to(caller, caller.getOutputStream(), closing);
            } catch (IOException callerLeft) {
                // The next one is served.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        int length = 0;
        for (String line : head.toString().split("\r\n")) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        for (Socket each : List.copyOf(open)) {
            each.close();
        }
    }
}
