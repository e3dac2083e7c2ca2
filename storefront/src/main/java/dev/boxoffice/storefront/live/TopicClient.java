package dev.boxoffice.storefront.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.boxoffice.storefront.StorefrontConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Reads the versions of topics from the services without blocking a thread. */
@ApplicationScoped
class TopicClient {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final long TIMEOUT_MILLIS = 3_000;
    private static final int CONNECTIONS = 32;

    /** The version of what does not exist yet: it differs from the first that does. */
    private static final Reading PENDING = new Reading.Version("pending");

    private final HttpClient client;
    private final StorefrontConfig config;

    TopicClient(Vertx vertx, StorefrontConfig config) {
        this.config = config;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Reads a topic.
     *
     * @param tag of the version that is known; {@code null} for none
     */
    Future<Reading> read(Topic topic, Reader reader, String tag) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(topic.kind().address(topic.argument(), config))
                .setTimeout(TIMEOUT_MILLIS)
                .setIdleTimeout(TIMEOUT_MILLIS)
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        reader.headers().forEach(options::putHeader);
        if (tag != null && tag.startsWith("\"")) {
            options.putHeader(HttpHeaders.IF_NONE_MATCH, tag);
        }
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response -> reading(topic.kind(), response))
                .otherwise(failure -> new Reading.Failed());
    }

    private static Future<Reading> reading(TopicKind kind, HttpClientResponse response) {
        MessageDigest digest = digest();
        response.handler(chunk -> digest.update(chunk.getBytes()));
        String tag = response.getHeader(HttpHeaders.ETAG);
        return response.end().map(end -> switch (response.statusCode()) {
            case 200 -> new Reading.Version(tag == null ? encoded(digest) : tag);
            case 304 -> new Reading.Unchanged();
            case 401 -> new Reading.Expired();
            case 404 -> kind.isAbsentAtFirst() ? PENDING : new Reading.Gone();
            case 400, 403, 410 -> new Reading.Gone();
            default -> new Reading.Failed();
        });
    }

    private static String encoded(MessageDigest digest) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(digest.digest()), US_ASCII);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
