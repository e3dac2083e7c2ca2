package dev.boxoffice.tickets.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.organiser.Team;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ServiceClientTest {

    private static final String WRITE = "shows:write";

    private final Seller client = Seller.client(WRITE);
    private Team team;

    @BeforeEach
    void createTeam() {
        team = Team.create();
    }

    @Test
    void joinsByInvitationAndPublishes() {
        joins(team, client);

        client.sends()
                .get("/api/organisers")
                .then()
                .statusCode(200)
                .body("items.id", contains(team.id().toString()));
        client.creates(ShowBody.draft())
                .then()
                .statusCode(201)
                .body("organiserId", equalTo(team.id().toString()));
        client.creates(TicketBody.concert()).then().statusCode(201);
    }

    @Test
    void refusesClientThatIsNotAMember() {
        client.creates(ShowBody.draft().with("organiserId", team.id()))
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-yours"));
        client.creates(ShowBody.draft()).then().statusCode(403).body("type", endsWith("/organiser-required"));
        client.creates(TicketBody.concert()).then().statusCode(403).body("type", endsWith("/organiser-required"));
    }

    @Test
    void refusesMemberWithoutScope() {
        joins(team, client);
        Seller reader = client.withScopes();

        assertInsufficientScope(reader.creates(ShowBody.draft()));
        assertInsufficientScope(reader.sends().get("/api/organisers"));
        assertInsufficientScope(reader.sends()
                .queryParam("organiserId", team.id())
                .queryParam("status", "DRAFT")
                .get("/api/shows"));
    }

    @Test
    void showsClientWithoutScopeOnlyWhatIsPublic() {
        joins(team, client);
        UUID draft = client.hasShow(ShowBody.draft());
        Seller reader = client.withScopes();

        client.sends().get("/api/shows/{id}", draft).then().statusCode(200);
        reader.sends().get("/api/shows/{id}", draft).then().statusCode(404);
        team.read(reader).then().statusCode(200).body("members", nullValue());
    }

    @Test
    void refusesClientOnTheTeamsEndpoints() {
        Seller owner = clientAs("OWNER");

        owner.sends()
                .body(Map.of("role", "EDITOR"))
                .post("/api/organisers/{id}/invitations", team.id())
                .then()
                .statusCode(403)
                .body("type", endsWith("/forbidden"));
        owner.sends()
                .body(Map.of("name", "New Mill"))
                .post("/api/organisers")
                .then()
                .statusCode(403)
                .body("type", endsWith("/forbidden"));
    }

    @Test
    void refusesUserWithTheSubjectOfAClient() {
        joins(team, client);

        Seller.named(client.name()).creates(ShowBody.draft()).then().statusCode(401);
    }

    @Test
    void refusesUserWithTheNameOfAClient() {
        joins(team, client);
        Seller user = Seller.named(client.name().substring("client:".length()));

        user.creates(ShowBody.draft().with("organiserId", team.id())).then().statusCode(403);
    }

    @Test
    void refusesTheHeaderOfBuyers() {
        client.sends()
                .header("Boxoffice-On-Behalf-Of", "guest:1")
                .get("/api/shows")
                .then()
                .statusCode(400)
                .body("detail", startsWith("This endpoint does not support Boxoffice-On-Behalf-Of"));
    }

    private static void joins(Team team, Seller client) {
        String token = team.owner()
                .sends()
                .body(Map.of("role", "EDITOR"))
                .post("/api/organisers/{id}/invitations", team.id())
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        client.sends()
                .body(Map.of("token", token))
                .post("/api/invitations/accept")
                .then()
                .statusCode(200);
    }

    private Seller clientAs(String role) {
        team.assign(Seller.operator(), client, role).then().statusCode(200);
        return client;
    }

    private static void assertInsufficientScope(Response response) {
        response.then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + WRITE + "\"")
                .body("type", endsWith("/insufficient-scope"));
    }
}
