package dev.boxoffice.admissions.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import dev.boxoffice.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest who has received an admission signs in. */
@AdmissionServiceTest
class TakeOverTest {

    private static final String GUEST = "guest:1";

    private final String shop = "shop-" + UUID.randomUUID();
    private final User storefront = User.client(shop, "orders:write", "admissions:read");
    private final User buyer = User.anyone();
    private final User ben = User.anyone();
    private PaidOrder order;
    private UUID received;

    @BeforeEach
    void receive() {
        order = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 2).paid();
        received = order.admissions().getFirst();
        guestClaims(received).then().statusCode(200);
    }

    private RequestSpecification guest() {
        return storefront.request().header("Boxoffice-On-Behalf-Of", GUEST);
    }

    private Response guestClaims(UUID admission) {
        return guest().body("{\"token\": \"%s\"}".formatted(buyer.offers(admission)))
                .post("/api/admissions/claim");
    }

    private Response takeOver(String userToken) {
        return guest().body("{\"userToken\": \"%s\"}".formatted(userToken)).post("/api/admissions/take-over");
    }

    private Response takeOver(String userToken, UUID onlyOrder) {
        return guest().body("{\"userToken\": \"%s\", \"orderId\": \"%s\"}".formatted(userToken, onlyOrder))
                .post("/api/admissions/take-over");
    }

    @Test
    void givesReceivedAdmissionsToTheUserWithTheSameCode() {
        String code = guest().get("/api/admissions/{id}", received).path("code");

        takeOver(ben.token()).then().statusCode(200).body("taken", equalTo(1)).body("remaining", equalTo(false));

        assertThat(ben.code(received)).isEqualTo(code);
        ben.request().get("/api/admissions").then().body("items.id", contains(received.toString()));
        guest().get("/api/admissions").then().body("items", empty());
        buyer.admission(received).then().statusCode(200).body("holderId", equalTo(ben.name()));
        var event = PublishedEvents.await(Topics.ADMISSIONS, received, 3).getLast();
        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.admission.claimed.v1");
        assertThat(PublishedEvents.json(event).path("holderId").asText()).isEqualTo(ben.name());
    }

    @Test
    void takesOverOnce() {
        takeOver(ben.token()).then().body("taken", equalTo(1));

        takeOver(ben.token()).then().statusCode(200).body("taken", equalTo(0));
        takeOver(User.anyone().token()).then().statusCode(200).body("taken", equalTo(0));

        ben.admission(received).then().body("holderId", equalTo(ben.name()));
    }

    @Test
    void takesTheAdmissionsOfOneOrderOnly() {
        UUID other = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1)
                .paid()
                .admissions()
                .getFirst();
        guestClaims(other).then().statusCode(200);

        takeOver(ben.token(), order.id()).then().statusCode(200).body("taken", equalTo(1));

        ben.request().get("/api/admissions").then().body("items.id", contains(received.toString()));
    }

    @Test
    void leavesWhatOthersHold() {
        takeOver(ben.token()).then().statusCode(200);

        buyer.request().get("/api/admissions").then().body("items", hasSize(1));
    }

    /** The order of a guest is claimed in order-service, whose event may come later. */
    @Test
    void agreesWithTheClaimOfAnOrder() {
        User named = new User("client:" + shop + ":" + GUEST, null);
        PaidOrder bought = PaidOrder.of(named, SoldTicket.ofAnyone(), 1).paid();

        takeOver(ben.token()).then().statusCode(200).body("taken", equalTo(2));
        bought.claimedBy(ben);

        ben.admissionsOf(bought.id()).then().body("items.holderId", contains(ben.name()));
    }

    /** Either the guest still holds the admission and the user gets it, or the next holder has it. */
    @Test
    void racesWithATransfer() throws Exception {
        User friend = User.anyone();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 5; round++) {
                UUID admission = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1)
                        .paid()
                        .admissions()
                        .getFirst();
                guestClaims(admission).then().statusCode(200);
                String token =
                        guest().post("/api/admissions/{id}/transfer", admission).path("token");

                List<Callable<Response>> calls = List.of(() -> takeOver(ben.token()), () -> friend.claims(token));
                List<Future<Response>> responses = threads.invokeAll(calls);

                responses.getFirst().get().then().statusCode(200);
                responses.getLast().get().then().statusCode(200);
                friend.admission(admission).then().body("holderId", equalTo(friend.name()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "id", "changed"})
    void requiresAValidTokenOfTheUser(String kind) {
        String token = switch (kind) {
            case "client" -> storefront.token();
            case "id" -> Tokens.idToken("ben");
            default -> ben.token().substring(0, ben.token().lastIndexOf('.')) + ".AAAA";
        };

        takeOver(token).then().statusCode(403).body("type", endsWith("/invalid-user-token"));

        guest().get("/api/admissions").then().body("items", hasSize(1));
    }
}
