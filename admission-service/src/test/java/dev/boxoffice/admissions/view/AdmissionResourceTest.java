package dev.boxoffice.admissions.view;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AdmissionServiceTest
class AdmissionResourceTest {

    private final User buyer = User.anyone();
    private final SoldTicket ticket = SoldTicket.ofAnyone();

    @Test
    void listsTheCallersAdmissionsPageByPage() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 5).paid();
        PaidOrder.of(User.anyone(), ticket, 1).paid();

        var found = new ArrayList<String>();
        String after = null;
        do {
            JsonPath page = page(after);
            assertThat(page.getInt("total")).isEqualTo(5);
            found.addAll(page.getList("items.id"));
            after = page.getString("next");
        } while (after != null);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        order.admissions().stream().map(UUID::toString).toList());
    }

    private JsonPath page(String after) {
        var request = buyer.request().queryParam("limit", 2).queryParam("count", true);
        return (after == null ? request : request.queryParam("after", after))
                .get("/api/admissions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void listsTheAdmissionsOfAnOrderPageByPage() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 5).paid();

        var numbers = new ArrayList<Integer>();
        String after = null;
        do {
            JsonPath page = pageOf(order, after);
            assertThat(page.getInt("total")).isEqualTo(5);
            assertThat(page.getList("items")).hasSizeBetween(1, 2);
            numbers.addAll(page.getList("items.number"));
            after = page.getString("next");
        } while (after != null);

        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
    }

    private JsonPath pageOf(PaidOrder order, String after) {
        var request = buyer.request().queryParam("limit", 2).queryParam("count", true);
        return (after == null ? request : request.queryParam("after", after))
                .get("/api/orders/{id}/admissions", order.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void limitsThePageOfAnOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 21).paid();

        buyer.admissionsOf(order.id())
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items", hasSize(20))
                .body("next", notNullValue())
                .body("total", nullValue());
    }

    @Test
    void listsOnlyTheAdmissionsThatAHolderHas() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 4).paid();
        UUID given = order.admissions().getLast();
        User friend = User.anyone();
        friend.claims(buyer.offers(given)).then().statusCode(200);

        friend.request()
                .get("/api/orders/{id}/admissions?limit=1&count=true", order.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(given.toString()))
                .body("total", equalTo(1))
                .body("next", nullValue());
        buyer.admissionsOf(order.id()).then().body("items", hasSize(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "after=x", "after=eH4x", "count=maybe"})
    void rejectsInvalidParametersOfAnOrder(String query) {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).created();

        buyer.request()
                .get("/api/orders/" + order.id() + "/admissions?" + query)
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"));
    }

    @Test
    void filtersByStatus() {
        PaidOrder.of(buyer, ticket, 1).paid();
        PaidOrder.of(buyer, ticket, 2).paid().refunded();

        buyer.request().get("/api/admissions?status=VOID").then().body("items", hasSize(2));
        buyer.request().get("/api/admissions?status=VALID").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=GONE", "limit=0", "limit=101", "after=x", "count=maybe"})
    void rejectsInvalidParameters(String query) {
        buyer.request().get("/api/admissions?" + query).then().statusCode(400).body("type", endsWith("/bad-request"));
    }

    @Test
    void showsTheAdmissionWithAVerifiableCode() throws JoseException {
        UUID id = PaidOrder.of(buyer, ticket, 1).paid().admissions().getFirst();

        String code = buyer.code(id);

        var keys = given().get("/.well-known/jwks.json");
        keys.then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .body("keys.d", everyItem(nullValue()));
        JsonWebSignature signature = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(code);
        signature.setKey(
                new JsonWebKeySet(keys.asString()).getJsonWebKeys().getFirst().getKey());
        assertThat(signature.verifySignature()).isTrue();
        assertThat(buyer.code(id)).isEqualTo(code);
    }

    @Test
    void hidesAdmissionsFromOtherUsers() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        User stranger = User.anyone();

        stranger.admission(order.admissions().getFirst()).then().statusCode(404).body("type", endsWith("/not-found"));
        stranger.admissionsOf(order.id()).then().statusCode(404).body("type", endsWith("/not-found"));
        stranger.admissionsOf(UUID.randomUUID()).then().statusCode(404);
        given().get("/api/admissions").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "SUPPORT"})
    void showsAdmissionsToStaffOfTheOrganiser(String role) {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        User member = User.member(ticket.organiserId(), role);

        member.admissionsOf(order.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.code", everyItem(notNullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDITOR", "DOOR", "UNKNOWN"})
    void hidesAdmissionsFromOtherRoles(String role) {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();

        User.member(ticket.organiserId(), role).admissionsOf(order.id()).then().statusCode(404);
    }

    @Test
    void hidesAdmissionsFromStaffOfOtherOrganisers() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();

        User.member(UUID.randomUUID(), "OWNER").admissionsOf(order.id()).then().statusCode(404);
    }

    @Test
    void showsAdmissionsToOperators() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();

        User.operator().admissionsOf(order.id()).then().statusCode(200).body("items", hasSize(1));
        User.operator()
                .admission(order.admissions().getFirst())
                .then()
                .body("orderId", equalTo(order.id().toString()));
    }

    @Test
    void hidesAdmissionsFromARemovedMember() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        User removed = User.member(ticket.organiserId(), "OWNER");
        removed.admissionsOf(order.id()).then().statusCode(200);

        User.member(ticket.organiserId(), "OWNER");

        removed.admissionsOf(order.id()).then().statusCode(404);
    }
}
