package dev.boxoffice.http.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.http.ServiceClients;
import dev.boxoffice.server.ClientAddress;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that accepts the tokens {@code good-} and a name, behind one proxy. */
class RateLimitsTest {

    private static final String TICKETS = "/api/tickets";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicLong verifications = new AtomicLong();
    private int port;

    @BeforeEach
    void start() {
        port = serve(2);
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void announcesTheLimit() throws Exception {
        HttpResponse<String> response = send(TICKETS, "good-ada", "192.0.2.1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "ratelimit-policy")).isEqualTo("\"user\";q=3;w=2");
        assertThat(header(response, "ratelimit")).isEqualTo("\"user\";r=2;t=1");
    }

    @Test
    void limitsAUserAtAllAddresses() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(TICKETS, "good-ada", "192.0.2." + i).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = send(TICKETS, "good-ada", "192.0.2.9");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "retry-after")).isEqualTo("1");
        assertThat(header(refused, "ratelimit")).isEqualTo("\"user\";r=0;t=1");
        assertThat(header(refused, "content-type")).isEqualTo("application/problem+json");
        assertThat(refused.body()).contains("/problems/rate-limited");
        assertThat(metrics.counter("boxoffice.requests.limited", "policy", "user")
                        .count())
                .isEqualTo(1);
        assertThat(send(TICKETS, "good-bob", "192.0.2.9").statusCode()).isEqualTo(200);
    }

    @Test
    void allowsRequestsAgainAfterRetryAfter() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(TICKETS, "good-ada", "192.0.2.1");
        }
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(send(TICKETS, "good-ada", "192.0.2.1").statusCode()).isEqualTo(200);
        assertThat(send(TICKETS, "good-ada", "192.0.2.1").statusCode()).isEqualTo(200);
        assertThat(send(TICKETS, "good-ada", "192.0.2.1").statusCode()).isEqualTo(429);
    }

    @Test
    void limitsAnonymousRequestsByAddress() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(TICKETS, null, "192.0.2.1").statusCode()).isEqualTo(200);
        }

        assertThat(send(TICKETS, null, "192.0.2.1").statusCode()).isEqualTo(429);
        assertThat(send(TICKETS, null, "192.0.2.2").statusCode()).isEqualTo(200);
        assertThat(send(TICKETS, "good-ada", "192.0.2.1").statusCode()).isEqualTo(200);
    }

    @Test
    void limitsAnIpv6NetworkAsOneCaller() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(TICKETS, null, "2001:db8::" + i).statusCode()).isEqualTo(200);
        }

        assertThat(send(TICKETS, null, "2001:db8::ffff").statusCode()).isEqualTo(429);
        assertThat(send(TICKETS, null, "2001:db8:0:1::1").statusCode()).isEqualTo(200);
    }

    @Test
    void stopsVerifyingTokensOfAnAddressThatSendsBadOnes() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(TICKETS, "bad", "192.0.2.1").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = send(TICKETS, "bad", "192.0.2.1");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "ratelimit-policy")).startsWith("\"bad-token\"");
        assertThat(verifications).hasValue(3);
        assertThat(send(TICKETS, "good-ada", "192.0.2.2").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotLimitProviderNotificationsAndOtherPaths() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(send("/api/webhooks/stripe", null, "192.0.2.1").statusCode())
                    .isEqualTo(200);
            assertThat(send("/q/openapi", null, "192.0.2.1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isOffWithARateOfZero() throws Exception {
        port = serve(0);
        for (int i = 0; i < 10; i++) {
            assertThat(send(TICKETS, null, "192.0.2.1").statusCode()).isEqualTo(200);
            assertThat(send(TICKETS, "good-ada", "192.0.2.1").statusCode()).isEqualTo(200);
            assertThat(send(TICKETS, "bad", "192.0.2.1").statusCode()).isEqualTo(401);
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private HttpResponse<String> send(String path, String token, String address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(ClientAddress.FORWARDED_FOR, address)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int serve(int rate) {
        var limits = new RateLimits(
                new SameLimit(rate, 3),
                ClientAddress.behind(1),
                metrics,
                new ServiceClients("client_id"),
                new TestClock());
        var filters = new Filters();
        limits.register(filters);
        Router router = Router.router(vertx);
        limits.register(router);
        router.route().order(-200).handler(this::authenticate);
        filters.getFilters()
                .forEach(filter -> router.route().order(-filter.getPriority()).handler(filter.getHandler()));
        router.route().handler(context -> context.response().end("done"));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @SuppressWarnings("deprecation") // as Quarkus does it
    private void authenticate(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null) {
            context.next();
            return;
        }
        verifications.incrementAndGet();
        if (authorization.startsWith("Bearer good-")) {
            context.setUser(new QuarkusHttpUser(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(authorization))
                    .build()));
            context.next();
        } else {
            context.response().setStatusCode(401).end();
        }
    }

    private record SameLimit(int rate, int burst) implements RateLimitConfig, RateLimitConfig.Limit {

        @Override
        public Limit user() {
            return this;
        }

        @Override
        public Limit client() {
            return this;
        }

        @Override
        public Limit address() {
            return this;
        }

        @Override
        public Limit badToken() {
            return this;
        }
    }

    private final class TestClock implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
