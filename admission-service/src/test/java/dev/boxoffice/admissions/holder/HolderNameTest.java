package dev.boxoffice.admissions.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AdmissionServiceTest
class HolderNameTest {

    private final User buyer = User.anyone();
    private final User friend = User.anyone();
    private final SoldTicket ticket = SoldTicket.ofAnyone();
    private final PaidOrder order = PaidOrder.of(buyer, ticket, 1);
    private UUID admission;

    @BeforeEach
    void buy() {
        ticket.published().askingForNames(1, true);
        admission = order.paid().admissions().getFirst();
    }

    @Test
    void showsTheNameOnceItIsGiven() {
        buyer.admission(admission).then().body("asksHolderName", equalTo(true)).body("holderName", nullValue());

        buyer.names(admission, "\" A\\u0308da Lovelace \"")
                .then()
                .statusCode(200)
                .body("holderName", equalTo("\u00c4da Lovelace"))
                .body("code", notNullValue());

        var events = PublishedEvents.await(Topics.ADMISSIONS, admission, 2);
        assertThat(PublishedEvents.type(events.getLast())).isEqualTo("dev.boxoffice.admission.holder-renamed.v1");
        assertThat(PublishedEvents.json(events.getLast()).path("holderName").asText())
                .isEqualTo("\u00c4da Lovelace");
    }

    @Test
    void showsTheNameAtTheDoor() {
        Door door = Door.of(ticket);

        buyer.names(admission, "\"Ada\"").then().statusCode(200);

        await().untilAsserted(() -> door.list(null).then().body("items.holderName", hasItem("Ada")));
        door.checks(Door.scan(buyer.code(admission), "North"))
                .then()
                .body("items[0].admission.holderName", equalTo("Ada"));
    }

    @Test
    void printsTheName() throws IOException {
        buyer.names(admission, "\"Ada Lovelace\"").then().statusCode(200);

        try (var document = Loader.loadPDF(buyer.pdfOf(order.id()).asByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Ada Lovelace");
        }
    }

    @Test
    void changesNothingForTheSameName() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);
        Door.of(ticket).admits(buyer.code(admission), "North");

        buyer.names(admission, "\"Ada\"").then().statusCode(200).body("holderName", equalTo("Ada"));

        // Issued, renamed, entered
        assertThat(Database.query("select version from admission where id = ?", admission))
                .isEqualTo(3L);
    }

    @Test
    void removesTheName() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);
        ticket.askingForNames(2, false);

        buyer.names(admission, "null").then().statusCode(200).body("holderName", nullValue());
    }

    @Test
    void removesTheNameAfterTheEntry() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200).body("enteredAt", nullValue());
        Door.of(ticket).admits(buyer.code(admission), "North");

        buyer.names(admission, "null")
                .then()
                .statusCode(200)
                .body("holderName", nullValue())
                .body("enteredAt", notNullValue());
    }

    @Test
    void removesTheNameOfAVoidAdmission() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);
        order.refunded();

        buyer.names(admission, "null").then().statusCode(200).body("holderName", nullValue());
    }

    @Test
    void returnsTheCodeOnlyToClientsThatMayReadIt() {
        String shop = "shop-" + UUID.randomUUID();
        User guest = new User("client:" + shop + ":ada", null);
        PaidOrder bought = PaidOrder.of(guest, ticket, 1).paid();
        String id = User.operator().admissionsOf(bought.id()).path("items[0].id");

        changesNothing(User.client(shop, "orders:write"), id).body("code", nullValue());
        changesNothing(User.client(shop, "orders:write", "admissions:read"), id).body("code", notNullValue());
    }

    private static ValidatableResponse changesNothing(User client, String id) {
        return client.request()
                .header("Boxoffice-On-Behalf-Of", "ada")
                .body("{}")
                .patch("/api/admissions/{id}", id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void hidesTheNewHoldersNameAndEntryFromTheBuyer() {
        friend.claims(buyer.offers(admission)).then().statusCode(200);
        friend.names(admission, "\"Grace\"").then().statusCode(200);
        Door.of(ticket).admits(friend.code(admission), "North");

        buyer.admission(admission)
                .then()
                .statusCode(200)
                .body("holderName", nullValue())
                .body("enteredAt", nullValue());
        buyer.admissionsOf(order.id()).then().body("items.holderName", contains(nullValue()));
        friend.admissionsOf(order.id()).then().body("items.holderName", contains("Grace"));
    }

    @Test
    void keepsTheNameUnlessItIsInThePatch() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);

        buyer.request()
                .body("{}")
                .patch("/api/admissions/{id}", admission)
                .then()
                .statusCode(200)
                .body("holderName", equalTo("Ada"));
    }

    @Test
    void refusesANameThatTheShowDoesNotAskFor() {
        ticket.askingForNames(2, false);

        buyer.names(admission, "\"Ada\"").then().statusCode(409).body("type", endsWith("/holder-name-not-asked"));
        buyer.admission(admission).then().body("asksHolderName", equalTo(false)).body("holderName", nullValue());
    }

    @Test
    void refusesANameAfterTheEntry() {
        Door.of(ticket).admits(buyer.code(admission), "North");

        buyer.names(admission, "\"Ada\"").then().statusCode(409).body("type", endsWith("/admission-entered"));
    }

    @Test
    void refusesANameOfAVoidAdmission() {
        order.refunded();

        buyer.names(admission, "\"Ada\"").then().statusCode(409).body("type", endsWith("/admission-void"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"holderName\": \"\"}             | visible character",
                "{\"holderName\": \"A\\u0000da\"}   | control characters",
                "{\"holderName\": \"A\\nda\"}       | control characters",
                "{\"holderName\": \"\\u202eadA\"}   | text direction",
                "{\"holderName\": [\"Ada\"]}        | holderName",
                "{\"holderName\": \"Ada\", \"id\": 1} | id",
                "[]                                 | JSON object",
            })
    void refusesInvalidNames(String body, String message) {
        buyer.request()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch("/api/admissions/{id}", admission)
                .then()
                .statusCode(400)
                .body(containsString(message));
        buyer.admission(admission).then().body("holderName", nullValue());
    }

    @Test
    void refusesANameThatIsTooLong() {
        buyer.names(admission, "\"" + "a".repeat(201) + "\"").then().statusCode(400);
        buyer.names(admission, "\"" + "a".repeat(200) + "\"").then().statusCode(200);
    }

    @Test
    void letsTheNewHolderGiveAName() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);

        friend.claims(buyer.offers(admission)).then().statusCode(200).body("holderName", nullValue());

        buyer.names(admission, "\"Ada\"").then().statusCode(404);
        friend.names(admission, "\"Grace\"").then().statusCode(200).body("holderName", equalTo("Grace"));
    }

    @Test
    void takesTheNameWithTheClaim() {
        friend.request()
                .body("{\"token\": \"%s\", \"holderName\": \"Grace\"}".formatted(buyer.offers(admission)))
                .post("/api/admissions/claim")
                .then()
                .statusCode(200)
                .body("holderName", equalTo("Grace"));
    }

    @Test
    void keepsTheTransferOpenIfTheNameIsNotAsked() {
        ticket.askingForNames(2, false);
        String token = buyer.offers(admission);

        friend.request()
                .body("{\"token\": \"%s\", \"holderName\": \"Grace\"}".formatted(token))
                .post("/api/admissions/claim")
                .then()
                .statusCode(409)
                .body("type", endsWith("/holder-name-not-asked"));

        friend.claims(token).then().statusCode(200);
    }

    @Test
    void removesTheNameOfAnErasedBuyer() {
        buyer.names(admission, "\"Ada\"").then().statusCode(200);

        order.buyerErased("erased:" + UUID.randomUUID());

        User.operator().admission(admission).then().body("holderName", nullValue());
    }
}
