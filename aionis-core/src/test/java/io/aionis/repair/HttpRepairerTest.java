package io.aionis.repair;

import static io.aionis.repair.Stops.RETURN;
import static io.aionis.repair.Stops.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Json;
import io.aionis.replay.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpRepairerTest {

    private static final Stop STOP = Stops.at(RETURN, "s1")
            .answered("s1", "{'state': 'delivered', 'user': {'id': 'ann'}}")
            .stop();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String GOOD = "{\"patch\":[{\"op\":\"replace\",\"path\":\"/steps/0/expect/1/at\","
            + "\"value\":\"/state\"}],\"rationale\":\"it is called state\"}";
    private static final int LARGEST = 10_000;

    /** Long where the answer must be what is refused, however busy the machine is. */
    private Duration patience = Duration.ofSeconds(50);

    private final List<String> refusals = new ArrayList<>();

    @Test
    void should_propose_what_the_service_answers() throws IOException {
        try (HostileServer server = HostileServer.saying(OK, GOOD)) {
            Proposal proposal = HttpRepairer.at(server.address())
                    .header("Authorization", "Bearer t")
                    .redacting(question -> question instanceof Json.Obj object
                            ? new Json.Obj(Map.of(
                                    "plan",
                                    Json.of("hidden"),
                                    "failedStep",
                                    object.members().get("failedStep")))
                            : question)
                    .build()
                    .propose(STOP)
                    .orElseThrow();

            assertThat(proposal.plan()).isEqualTo(edited(RETURN, "'/status'", "'/state'"));
            assertThat(proposal.author()).isEqualTo("http");
            assertThat(server.requests)
                    .singleElement()
                    .asString()
                    .startsWith("POST /repair HTTP/1.1")
                    .contains("Authorization: Bearer t")
                    .contains("\"plan\":\"hidden\"", "\"failedStep\":\"s1\"")
                    .doesNotContain("ann");
        }
    }

    @Test
    void should_give_up_on_a_slow_drip() throws IOException {
        patience = Duration.ofMillis(300);
        refuses("", (caller, out, closing) -> {
            out.write((OK + "Content-Length: 1000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            do {
                out.write(' ');
                out.flush();
            } while (!closing.await(20, TimeUnit.MILLISECONDS));
        });
    }

    @Test
    void should_give_up_on_a_server_that_never_answers() throws IOException {
        patience = Duration.ofMillis(300);
        refuses("", (caller, out, closing) -> closing.await());
    }

    @Test
    void should_read_no_more_of_an_endless_body_than_it_may() throws IOException {
        refuses("longer than " + LARGEST + " bytes", (caller, out, closing) -> {
            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (closing.getCount() > 0) {
                out.write(chunk);
            }
        });
    }

    @Test
    void should_read_no_more_than_it_may_whatever_the_head_declares() throws IOException {
        refuses("longer than", HostileServer.saying(OK, " ".repeat(10_000_000)));
        refuses("", (caller, out, closing) -> {
            out.write((OK + "Content-Length: 3\r\n\r\n" + GOOD).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        });
    }

    @Test
    void should_refuse_an_answer_that_is_no_plain_json() throws IOException {
        refuses("encoded as 'gzip'", HostileServer.saying(OK + "Content-Encoding: gzip\r\n", GOOD));
        refuses("of type 'text/html'", HostileServer.saying(OK.replace("application/json", "text/html"), GOOD));
        refuses("of type 'none'", HostileServer.saying("HTTP/1.1 200 OK\r\n", GOOD));
        refuses("status 500", HostileServer.saying(OK.replace("200 OK", "500 Broken"), GOOD));
        refuses("status 204", HostileServer.saying("HTTP/1.1 204 None\r\n", ""));
        refuses("not JSON", HostileServer.saying(OK, "rm -rf /"));
        refuses("not JSON", HostileServer.saying(OK, ""));
        refuses("not JSON", HostileServer.saying(OK, "[".repeat(5_000)));
        refuses(
                "At /steps/2: ",
                HostileServer.saying(OK, GOOD.replace("/steps/0/expect/1/at", "/steps/2/arguments/to")));
        refuses("unknown op 'eval'", HostileServer.saying(OK, GOOD.replace("replace", "eval")));
        refuses("nothing at", HostileServer.saying(OK, GOOD.replace("/steps/0", "/steps/17")));
        refuses("no UTF-8", (caller, out, closing) -> {
            out.write((OK + "Content-Length: 2\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {(byte) 0xc3, 0x28});
            out.flush();
        });
    }

    @Test
    void should_follow_no_redirect() throws IOException {
        try (HostileServer other = HostileServer.saying(OK, GOOD)) {
            refuses("status 307", HostileServer.saying("HTTP/1.1 307 Go\r\nLocation: " + other.address() + "\r\n", ""));
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void should_make_no_proposal_of_a_connection_that_breaks() throws IOException {
        refuses("", (caller, out, closing) -> {
            caller.setSoLinger(true, 0);
            caller.close();
        });
        refuses("", (caller, out, closing) -> {
            out.write((OK + "Content-Length: 1000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            caller.close();
        });
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        assertThat(repairer(nobody).propose(STOP)).isEmpty();
        assertThat(refusals).last().asString().contains("ConnectException");
    }

    @Test
    void should_make_no_proposal_when_the_hook_or_the_listener_breaks() throws IOException {
        try (HostileServer server = HostileServer.saying(OK, "")) {
            HttpRepairer repairer = HttpRepairer.at(server.address())
                    .redacting(question -> {
                        throw new IllegalStateException("no hook");
                    })
                    .onRefusal(reason -> {
                        throw new IllegalStateException("no listener");
                    })
                    .build();
            assertThat(repairer.propose(STOP)).isEmpty();
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://repair.example/x",
                "file:///etc/passwd",
                "https://user:pw@repair.example",
                "repair",
                "http://127.0.0.1.evil.example"
            })
    void should_refuse_an_address_where_others_listen(String address) {
        assertThatThrownBy(() -> HttpRepairer.at(URI.create(address)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected https")
                .hasMessageNotContaining("pw");
        assertThat(HttpRepairer.at(URI.create("http://repair.example"))
                        .allowPlainHttp(true)
                        .build()
                        .name())
                .isEqualTo("http");
    }

    private void refuses(String reason, HostileServer.Answer answer) throws IOException {
        refuses(reason, new HostileServer(answer));
    }

    private void refuses(String reason, HostileServer server) throws IOException {
        refusals.clear();
        try (server) {
            assertThat(repairer(server.address()).propose(STOP)).isEmpty();
        }
        assertThat(refusals)
                .singleElement()
                .asString()
                .contains(reason)
                .doesNotContain("\n")
                .hasSizeLessThan(501);
    }

    private HttpRepairer repairer(URI address) {
        return HttpRepairer.at(address)
                .timeout(patience)
                .largest(LARGEST)
                .onRefusal(refusals::add)
                .build();
    }
}
