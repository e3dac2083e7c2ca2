package dev.boxoffice.storefront.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.buyer.TestGuests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class LinkStreamTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ON_BEHALF_OF = "Boxoffice-On-Behalf-Of";

    private final UUID guest = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final String path = "/orders/" + order;
    private final String cookie = "boxoffice_order=" + TestGuests.access(guest, order, StubServices.COOKIE_SECRET);

    @TestHTTPResource("/")
    URI root;

    @BeforeEach
    void respond() {
        StubServices.respond("/api" + path, """
                {"id": "%s", "buyer": "client:storefront:guest:x", "status": "COMPLETE", "items": [], "history": [],
                 "total": {"amount": 5000, "currency": "EUR"}, "expiresAt": "2099-06-01T12:00:00Z"}
                """.formatted(order), "\"1\"");
    }

    private Events follow(String topics) {
        return Events.of(root.resolve(path + "/live"), topics, "Cookie", cookie);
    }

    @Test
    void namesItsStreamOnThePageOfALink() {
        given().header("Cookie", cookie)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("data-stream=\"" + path + "/live\""))
                .body(containsString("data-live=\"order:" + order + " admissions:" + order + '"'));
    }

    @Test
    void followsTheOrderOfTheLink() {
        try (Events events = follow("topic=order:" + order)) {
            await().atMost(SOON).until(() -> events.named("changed") == 1);
            assertThat(StubServices.headerFor("/api" + path, ON_BEHALF_OF)).isEqualTo("guest:" + guest);

            StubServices.respond("/api" + path, "{}", "\"2\"");
            await().atMost(SOON).until(() -> events.named("changed") == 2);
            StubServices.refuse("/api" + path, 404, "{}");

            await().atMost(SOON).until(() -> events.named("gone") == 1 && events.isEnded());
        }
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void readsInTheNameOfTheGuestForAUserToo() {
        try (Events events = follow("topic=order:" + order)) {
            await().atMost(SOON).until(() -> events.named("changed") == 1);

            assertThat(StubServices.headerFor("/api" + path, ON_BEHALF_OF)).isEqualTo("guest:" + guest);
        }
    }

    /** The guest's other orders, and what is the guest's as a whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order:01a21890-e62b-7815-b33e-579444077869",
                "admissions:01a21890-e62b-7815-b33e-579444077869",
                "cart",
                "sales:",
                "show:01a21890-e62b-7815-b33e-579444077869"
            })
    void followsNothingElse(String topic) {
        for (String topics : new String[] {"topic=" + topic, "topic=order:" + order + "&topic=" + topic}) {
            try (Events events = follow(topics)) {
                assertThat(events.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void opensNothingForTheCookieOfAnotherOrder() {
        String other = "boxoffice_order=" + TestGuests.access(guest, UUID.randomUUID(), StubServices.COOKIE_SECRET);

        try (Events events = Events.of(root.resolve(path + "/live"), "topic=order:" + order, "Cookie", other)) {
            await().atMost(SOON).until(() -> events.named("signed-out") == 1 && events.isEnded());
        }
    }

    @Test
    void givesTheSharedStreamNoAuthority() {
        try (Events events = Events.of(root.resolve("/live"), "topic=order:" + order, "Cookie", cookie)) {
            await().atMost(SOON).until(() -> events.named("signed-out") == 1 && events.isEnded());
        }
    }
}
