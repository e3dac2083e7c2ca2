package dev.boxoffice.admissions.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AdmissionServiceTest
class TransferTest {

    private final User buyer = User.anyone();
    private final User friend = User.anyone();
    private final PaidOrder order = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1);
    private UUID admission;

    @BeforeEach
    void buy() {
        admission = order.paid().admissions().getFirst();
    }

    @Test
    void givesTheAdmissionToTheClaimant() {
        String before = buyer.code(admission);

        Response claimed = friend.claims(buyer.offers(admission));

        claimed.then()
                .statusCode(200)
                .body("id", equalTo(admission.toString()))
                .body("holderId", equalTo(friend.name()))
                .body("generation", equalTo(2))
                .body("code", notNullValue());
        assertThat(claimed.<String>path("code")).isNotEqualTo(before);
        friend.request().get("/api/admissions").then().body("items.id", contains(admission.toString()));
        buyer.request().get("/api/admissions").then().body("items", empty());
        var events = PublishedEvents.await(Topics.ADMISSIONS, admission, 2);
        assertThat(PublishedEvents.type(events.getLast())).isEqualTo("dev.boxoffice.admission.transferred.v1");
        assertThat(PublishedEvents.json(events.getLast()).path("generation").asInt())
                .isEqualTo(2);
    }

    @Test
    void hidesTheNewCodeFromTheBuyer() {
        friend.claims(buyer.offers(admission)).then().statusCode(200);

        buyer.admission(admission)
                .then()
                .statusCode(200)
                .body("holderId", equalTo(friend.name()))
                .body("code", nullValue());
        buyer.admissionsOf(order.id()).then().body("items.code", contains(nullValue()));
        buyer.transfers(admission).then().statusCode(404);
    }

    @Test
    void keepsTheHolderUntilTheClaim() {
        buyer.offers(admission);

        buyer.admission(admission)
                .then()
                .body("holderId", equalTo(buyer.name()))
                .body("code", notNullValue())
                .body("transfer.expiresAt", notNullValue());
    }

    @Test
    void acceptsATokenOnce() {
        String token = buyer.offers(admission);
        friend.claims(token).then().statusCode(200);

        User.anyone().claims(token).then().statusCode(404).body("type", endsWith("/not-found"));
    }

    @Test
    void aRepeatedClaimReturnsTheAdmission() {
        String body = "{\"token\": \"%s\"}".formatted(buyer.offers(admission));
        String key = UUID.randomUUID().toString();

        for (String replayed : new String[] {null, "true"}) {
            friend.request()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/admissions/claim")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", replayed)
                    .body("holderId", equalTo(friend.name()));
        }
    }

    @Test
    void aRepeatedOfferDoesNotRepeatTheToken() {
        String key = UUID.randomUUID().toString();
        offer(key).then().statusCode(201).body("token", notNullValue());

        offer(key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", endsWith("/api/admissions/" + admission + "/transfer"))
                .body("token", nullValue());
    }

    private Response offer(String key) {
        return buyer.request().header("Idempotency-Key", key).post("/api/admissions/{id}/transfer", admission);
    }

    @Test
    void hasOneOpenTransfer() {
        buyer.offers(admission);

        buyer.transfers(admission).then().statusCode(409).body("type", endsWith("/transfer-pending"));
    }

    @Test
    void cancelsATransfer() {
        String token = buyer.offers(admission);

        buyer.cancelsTransfer(admission).then().statusCode(204);

        friend.claims(token).then().statusCode(404);
        buyer.cancelsTransfer(admission).then().statusCode(404);
        friend.claims(buyer.offers(admission)).then().statusCode(200);
    }

    @Test
    void expiredTransfersCannotBeClaimed() {
        String token = buyer.offers(admission);
        Database.update("update transfer set expires_at = clock_timestamp() where admission_id = ?", admission);

        friend.claims(token).then().statusCode(404);
        buyer.request().get("/api/admissions/{id}/transfer", admission).then().statusCode(404);
        friend.claims(buyer.offers(admission)).then().statusCode(200);
    }

    @Test
    void theHolderCannotClaim() {
        String token = buyer.offers(admission);

        buyer.claims(token).then().statusCode(409).body("type", endsWith("/already-holder"));
        friend.claims(token).then().statusCode(200);
    }

    @Test
    void voidAdmissionsCannotBeTransferred() {
        String token = buyer.offers(admission);
        order.refunded();

        friend.claims(token).then().statusCode(409).body("type", endsWith("/admission-void"));
        buyer.cancelsTransfer(admission);
        buyer.transfers(admission).then().statusCode(409).body("type", endsWith("/admission-void"));
    }

    @Test
    void aRefundVoidsATransferredAdmission() {
        friend.claims(buyer.offers(admission)).then().statusCode(200);

        order.refunded();

        friend.admission(admission).then().body("status", equalTo("VOID")).body("code", nullValue());
    }

    @Test
    void onlyTheHolderMayTransfer() {
        for (User other : new User[] {friend, User.member(order.ticket().organiserId(), "OWNER")}) {
            other.transfers(admission).then().statusCode(404);
            other.cancelsTransfer(admission).then().statusCode(404);
            other.request()
                    .get("/api/admissions/{id}/transfer", admission)
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\": null}",
                "{\"token\": \"\"}",
                "{\"token\": 1}",
                "[]",
                "{\"token\": \"a\", \"x\": 1}"
            })
    void rejectsInvalidClaims(String body) {
        friend.request()
                .body(body)
                .post("/api/admissions/claim")
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"));
    }

    @Test
    void rejectsUnknownTokens() {
        friend.claims("unknown").then().statusCode(404).body("type", endsWith("/not-found"));
    }
}
