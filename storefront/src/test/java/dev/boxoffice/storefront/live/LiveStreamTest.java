package dev.boxoffice.storefront.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class LiveStreamTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource("/live")
    URI live;

    @Inject
    Observations observations;

    @Test
    void saysWhenAShowChanges() {
        UUID show = UUID.randomUUID();
        StubServices.respond("/api/shows/" + show, "{}", "\"1.1\"");
        try (Events events = Events.of(live, "topic=show:" + show)) {
            await().atMost(SOON).until(() -> events.named("changed") == 1);
            StubServices.respond("/api/shows/" + show, "{}", "\"1.1\"");
            await().atMost(SOON).until(() -> StubServices.countFor("/api/shows/" + show) > 2);
            assertThat(events.named("changed")).isEqualTo(1);

            StubServices.respond("/api/shows/" + show, "{}", "\"1.2\"");

            await().atMost(SOON).until(() -> events.named("changed") == 2);
            assertThat(events.contentType()).isEqualTo("text/event-stream");
        }
    }

    @Test
    void readsATopicOnceForAllPages() {
        UUID show = UUID.randomUUID();
        String path = "/api/shows/" + show;
        StubServices.respond(path, "{}", "\"1.1\"");
        List<Events> pages = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                pages.add(Events.of(live, "topic=show:" + show));
            }
            pages.forEach(page -> await().atMost(SOON).until(() -> page.named("changed") > 0));
            int before = StubServices.countFor(path);
            long start = System.nanoTime();
            await().atMost(SOON).until(() -> StubServices.countFor(path) >= before + 5);

            // Five reads take five intervals, and not a quarter of one
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(StubServices.LIVE_INTERVAL);
        } finally {
            pages.forEach(Events::close);
        }
        Topic topic = Topic.parse("show:" + show).orElseThrow();
        await().atMost(SOON).until(() -> !observations.isObserved(topic, Reader.neutral()));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void readsAnOrderInTheNameOfItsBuyer() {
        UUID order = UUID.randomUUID();
        StubServices.respond("/api/orders/" + order, "{\"version\": 1}", "");
        try (Events events = Events.of(live, "topic=order:" + order)) {
            await().atMost(SOON).until(() -> events.named("changed") == 1);
            assertThat(StubServices.authorizationFor("/api/orders/" + order)).isPresent();

            StubServices.respond("/api/orders/" + order, "{\"version\": 2}", "");
            await().atMost(SOON).until(() -> events.named("changed") == 2);
            StubServices.refuse("/api/orders/" + order, 404, "{}");

            await().atMost(SOON).until(() -> events.named("gone") == 1 && events.isEnded());
        }
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void readsAShowInNobodysName() {
        String path = "/api/shows/" + UUID.randomUUID();
        StubServices.respond(path, "{}");
        try (Events events = Events.of(live, "topic=show:" + path.substring("/api/shows/".length()))) {
            await().atMost(SOON).until(() -> events.named("changed") == 1);

            assertThat(StubServices.authorizationFor(path)).isEmpty();
            assertThat(StubServices.header(path, "X-Forwarded-For"))
                    .hasValueSatisfying(address -> assertThat(address).startsWith("2001:db8:"));
        }
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void waitsForAdmissionsThatDoNotExistYet() {
        UUID order = UUID.randomUUID();
        String path = "/api/orders/" + order + "/admissions";
        StubServices.refuse(path, 404, "{}");
        try (Events events = Events.of(live, "topic=admissions:" + order)) {
            await().atMost(SOON).until(() -> StubServices.countFor(path) > 2);
            assertThat(events.named("gone")).isZero();
            int before = events.named("changed");

            StubServices.respond(path, "{}");

            await().atMost(SOON).until(() -> events.named("changed") == before + 1);
        }
    }

    @Test
    void saysThatAVisitorIsSignedOut() {
        try (Events events = Events.of(live, "topic=order:" + UUID.randomUUID())) {
            await().atMost(SOON).until(() -> events.named("signed-out") == 1 && events.isEnded());
        }
    }

    @Test
    void saysThatAServiceIsUnavailable() {
        UUID show = UUID.randomUUID();
        StubServices.refuse("/api/shows/" + show, 503, "{}");
        try (Events events = Events.of(live, "topic=show:" + show)) {
            await().atMost(SOON).until(() -> events.named("unavailable") == 1);

            StubServices.respond("/api/shows/" + show, "{}");

            await().atMost(SOON).until(() -> events.named("available") == 1 && events.named("changed") == 1);
        }
    }

    @Test
    void refusesUnknownAndTooManyTopics() {
        given().queryParam("topic", "nothing").get("/live").then().statusCode(400);
        given().get("/live").then().statusCode(400);
        var nine = given();
        for (int i = 0; i < 9; i++) {
            nine.queryParam("topic", "show:" + UUID.randomUUID());
        }
        nine.get("/live").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "many")
    @OidcSecurity
    void limitsTheStreamsOfAVisitor() {
        UUID show = UUID.randomUUID();
        StubServices.respond("/api/shows/" + show, "{}");
        List<Events> pages = new ArrayList<>();
        try {
            for (int i = 0; i < StubServices.LIVE_STREAMS; i++) {
                pages.add(Events.of(live, "topic=show:" + show));
            }
            given().queryParam("topic", "show:" + show)
                    .get("/live")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "10");
        } finally {
            pages.forEach(Events::close);
        }
        await().atMost(SOON).until(() -> {
            try (Events events = Events.of(live, "topic=show:" + show)) {
                return events.status() == 200;
            }
        });
    }

    /** One subscriber can have any number of addresses in a network of IPv6. */
    @Test
    void limitsTheStreamsOfANetwork() {
        UUID show = UUID.randomUUID();
        StubServices.respond("/api/shows/" + show, "{}");
        List<Events> pages = new ArrayList<>();
        try {
            for (int i = 0; i < StubServices.LIVE_STREAMS_OF_NETWORK; i++) {
                pages.add(from("2001:db8:0:5::" + Integer.toHexString(i + 1), show));
                assertThat(pages.getLast().status()).isEqualTo(200);
            }
            pages.add(from("2001:db8:0:5:ffff::1", show));
            assertThat(pages.getLast().status()).isEqualTo(429);
            pages.add(from("2001:db8:0:6::1", show));
            assertThat(pages.getLast().status()).isEqualTo(200);
        } finally {
            pages.forEach(Events::close);
        }
    }

    private Events from(String address, UUID show) {
        return Events.of(live, "topic=show:" + show, "X-Forwarded-For", address);
    }
}
