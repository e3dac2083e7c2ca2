package dev.boxoffice.tickets.image;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fetches images from other servers, within limits of address, redirects, size and time. */
@ApplicationScoped
class FetchImage {

    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_FETCHES = 4;
    private static final int OK = 200;

    private final HttpClient client;
    private final FetchPolicy policy;
    private final Duration timeout;
    private final Semaphore fetches = new Semaphore(MAX_FETCHES);

    FetchImage(
            Vertx vertx,
            @ConfigProperty(name = "boxoffice.images.fetch") FetchPolicy policy,
            @ConfigProperty(name = "boxoffice.images.fetch-timeout") Duration timeout) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.policy = policy;
        this.timeout = timeout;
    }

    /** A response: an image, or the next address. */
    private record Reply(Buffer body, String location) {}

    /**
     * Returns the file at an address.
     *
     * @throws ImageException if the address is refused, or the server returns no image in time
     */
    byte[] fetch(String address) {
        if (policy == FetchPolicy.OFF) {
            throw notFetched("This installation does not fetch images. Upload the file instead.");
        }
        if (!fetches.tryAcquire()) {
            throw new ImageProblem.Busy().toException();
        }
        try {
            return follow(parse(address), Instant.now().plus(timeout));
        } finally {
            fetches.release();
        }
    }

    private byte[] follow(URI first, Instant deadline) {
        URI uri = first;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Reply reply = await(request(ImageAddress.of(uri, policy)), deadline);
            if (reply.location() == null) {
                return reply.body().getBytes();
            }
            uri = uri.resolve(parse(reply.location()));
        }
        throw notFetched("The server redirects more than " + MAX_REDIRECTS + " times.");
    }

    private static URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new ImageProblem.InvalidAddress("The address of the image is not a valid URL.").toException();
        }
    }

    private Future<Reply> request(ImageAddress address) {
        var server = new InetSocketAddress(address.server(), address.port());
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        server.getPort(), server.getAddress().getHostAddress()))
                .setHost(address.uri().getHost())
                .setPort(address.port())
                .setSsl(address.isHttps())
                .setURI(address.target())
                .setTimeout(timeout.toMillis())
                .putHeader(HttpHeaders.ACCEPT, "image/jpeg, image/png")
                .putHeader(HttpHeaders.USER_AGENT, "boxoffice");
        return client.request(options).compose(request -> request.send().compose(response -> reply(request, response)));
    }

    private static Future<Reply> reply(HttpClientRequest request, HttpClientResponse response) {
        // Vert.x logs the reset of a response without a handler as an error
        response.exceptionHandler(reset -> {});
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (response.statusCode() / 100 == 3 && location != null) {
            request.reset();
            return Future.succeededFuture(new Reply(null, location));
        }
        if (response.statusCode() != OK) {
            request.reset();
            return Future.failedFuture(notFetched("The server responded with status " + response.statusCode() + "."));
        }
        Promise<Reply> reply = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(reply::tryFail);
        response.endHandler(ended -> reply.tryComplete(new Reply(body, null)));
        response.handler(part -> {
            if (body.length() + part.length() > ImageNormalizer.MAX_BYTES) {
                reply.tryFail(new ImageProblem.TooManyBytes(ImageNormalizer.MAX_BYTES).toException());
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        return reply.future();
    }

    private Reply await(Future<Reply> reply, Instant deadline) {
        try {
            long millis = Math.max(1, Duration.between(Instant.now(), deadline).toMillis());
            return reply.toCompletionStage().toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImageException refused) {
                throw refused;
            }
            throw notFetched("The server cannot be reached, or the connection failed.");
        } catch (TimeoutException e) {
            throw notFetched("The server did not respond within " + timeout.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFetched("The service is stopping.");
        }
    }

    private static ImageException notFetched(String reason) {
        return new ImageProblem.NotFetched(reason).toException();
    }
}
