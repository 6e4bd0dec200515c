package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.replay.Stop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a service over HTTP for a repair: one POST of the question of {@link Synthesis}, whose answer is read within the
 * limits of {@link RepairLimits}. Whatever comes back otherwise is no proposal, with a reason for
 * {@link Builder#onRefusal} and in the log; nothing is thrown, and nothing of an answer is executed. It asks once, follows
 * no redirect, and reads no more than {@link Builder#largest} bytes. Safe for use by many threads.
 */
public final class HttpRepairer implements Repairer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRepairer.class);
    private static final int LARGEST_QUESTION = 1 << 20;

    private final URI service;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final int largest;
    private final UnaryOperator<Json> redaction;
    private final Consumer<String> refusals;
    private final HttpClient client;

    private HttpRepairer(Builder builder) {
        this.service = builder.service;
        this.headers = Map.copyOf(builder.headers);
        this.timeout = builder.timeout;
        this.largest = builder.largest;
        this.redaction = builder.redaction;
        this.refusals = builder.refusals;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(builder.connectTimeout)
                .build();
    }

    /**
     * Asks this service.
     *
     * @param service an https address, or http of this machine: {@code localhost}, {@code 127.x.x.x}, {@code [::1]}
     */
    public static Builder at(URI service) {
        return new Builder(service);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Optional<Proposal> propose(Stop stop) {
        try {
            return Optional.of(Synthesis.answer(stop, ask(stop), name()));
        } catch (RepairRefusedException refused) {
            return none(String.valueOf(refused.getMessage()));
        } catch (TimeoutException e) {
            return none("no whole answer within " + timeout);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return none(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none("interrupted");
        } catch (RuntimeException e) {
            return none("failed with " + e);
        }
    }

    private String ask(Stop stop) throws TimeoutException, ExecutionException, InterruptedException {
        byte[] question = redaction.apply(Synthesis.question(stop)).text().getBytes(StandardCharsets.UTF_8);
        if (question.length > LARGEST_QUESTION) {
            throw new RepairRefusedException("The question has " + question.length + " bytes; expected at most "
                    + LARGEST_QUESTION + ". Nothing was sent");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(service)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question));
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), head -> new BoundedBody(head, largest));
        try {
            // The request's own timeout ends with the headers; this one holds for the last byte.
            return utf8(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).body());
        } finally {
            answer.cancel(true);
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RepairRefusedException("The answer is no UTF-8", e);
        }
    }

    private Optional<Proposal> none(String reason) {
        String line = OneLine.of("The repair service " + service.getHost() + " gave no proposal: " + reason, 500);
        LOG.warn("{}", line);
        try {
            refusals.accept(line);
        } catch (RuntimeException e) {
            LOG.warn("A listener for refusals failed", e);
        }
        return Optional.empty();
    }

    /** Says how a service is asked. Not thread-safe. */
    public static final class Builder {

        private static final int LARGEST = 256 << 10;

        private final URI service;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(60);
        private int largest = LARGEST;
        private boolean plain;
        private UnaryOperator<Json> redaction = UnaryOperator.identity();
        private Consumer<String> refusals = reason -> {};

        private Builder(URI service) {
            this.service = service;
        }

        /** Sends a header too, such as {@code Authorization}. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** How long it waits for a connection; 5 seconds by default. */
        public Builder connectTimeout(Duration most) {
            connectTimeout = positive("connectTimeout", most);
            return this;
        }

        /** How long it waits in all, to the last byte of the answer; 60 seconds by default. */
        public Builder timeout(Duration most) {
            timeout = positive("timeout", most);
            return this;
        }

        /** The most bytes of an answer that it reads; 256 KiB by default. */
        public Builder largest(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("largest is " + bytes + "; expected at least 1 byte");
            }
            largest = bytes;
            return this;
        }

        /** What is sent passes through this first, to take out secrets and personal data; nothing is by default. */
        public Builder redacting(UnaryOperator<Json> hook) {
            redaction = hook;
            return this;
        }

        /** Is told, on one line, why there is no proposal. */
        public Builder onRefusal(Consumer<String> listener) {
            refusals = listener;
            return this;
        }

        /** Allows http to another machine, where anybody between reads and changes what is said. */
        public Builder allowPlainHttp(boolean allowed) {
            plain = allowed;
            return this;
        }

        /**
         * The repairer.
         *
         * @throws IllegalArgumentException when the address is not https and none of this machine, or a header is not
         *     one that may be set
         */
        public HttpRepairer build() {
            String scheme = String.valueOf(service.getScheme()).toLowerCase(Locale.ROOT);
            String host = service.getHost();
            boolean safe = scheme.equals("https") || (scheme.equals("http") && (plain || isLoopback(host)));
            if (host == null || !safe || service.getRawUserInfo() != null) {
                throw new IllegalArgumentException("The repair service is at '" + scheme + "://" + host
                        + "'; expected https, or http of this machine, without a user in the address. For http to"
                        + " another machine say allowPlainHttp(true); for a user, header(\"Authorization\", …)");
            }
            HttpRequest.Builder probe = HttpRequest.newBuilder(service);
            headers.forEach(probe::header);
            return new HttpRepairer(this);
        }

        private static boolean isLoopback(String host) {
            return host != null
                    && (host.equalsIgnoreCase("localhost")
                            || host.equals("[::1]")
                            || host.matches("127(\\.\\d{1,3}){3}"));
        }

        private static Duration positive(String option, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(option + " is " + value + "; expected more than zero");
            }
            return value;
        }
    }
}
