package io.aionis.repair;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer of JSON, and no more than may be read, whatever length the head declares. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final int largest;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(HttpResponse.ResponseInfo head, int largest) {
        this.largest = largest;
        String problem = problem(head);
        if (problem != null) {
            body.completeExceptionally(new RepairRefusedException(problem));
        }
    }

    private static @Nullable String problem(HttpResponse.ResponseInfo head) {
        String type = head.headers().firstValue("Content-Type").orElse("none");
        String encoding = head.headers().firstValue("Content-Encoding").orElse("identity");
        if (head.statusCode() != 200) {
            return "it answered with status " + head.statusCode() + "; expected 200";
        } else if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            return "its answer is of type '" + type + "'; expected application/json";
        }
        return encoding.equalsIgnoreCase("identity")
                ? null
                : "its answer is encoded as '" + encoding + "'; expected plain";
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        if (body.isDone()) {
            incoming.cancel();
        } else {
            incoming.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (read.size() + buffer.remaining() > largest) {
                body.completeExceptionally(
                        new RepairRefusedException("its answer is longer than " + largest + " bytes"));
                end();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
        if (subscription != null) {
            subscription.request(1);
        }
    }

    private void end() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toByteArray());
    }
}
