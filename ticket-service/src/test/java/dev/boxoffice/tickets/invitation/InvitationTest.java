package dev.boxoffice.tickets.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.organiser.Team;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class InvitationTest {

    private final Seller guest = Seller.anyone();
    private Team team;

    @Inject
    DataSource dataSource;

    @Inject
    InvitationTable table;

    @BeforeEach
    void createTeam() {
        team = Team.create();
    }

    @Test
    void makesTheInvitedUserAMember() {
        String token = tokenFor("EDITOR");

        accept(guest, token)
                .then()
                .statusCode(200)
                .body("organiserId", equalTo(team.id().toString()))
                .body("role", equalTo("EDITOR"));

        team.member(guest, guest).then().statusCode(200).body("role", equalTo("EDITOR"));
        open().then().body("items.id", equalTo(List.of()));
    }

    @Test
    void acceptsATokenOnce() {
        String token = tokenFor("DOOR");
        accept(guest, token).then().statusCode(200);

        accept(Seller.anyone(), token).then().statusCode(404).body("type", endsWith("/not-found"));
        accept(guest, token).then().statusCode(404);
    }

    @Test
    void acceptsATokenOnceInConcurrentRequests() {
        assertThat(acceptConcurrently(tokenFor("DOOR")))
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    /** The twin: a transaction that does not check whether it has ended the invitation lets every user in. */
    @Test
    void wouldAcceptATokenTwiceWithoutTheCheck() {
        QuarkusMock.installMockForType(new UncheckedInvitations(dataSource), InvitationTable.class);

        assertThat(acceptConcurrently(tokenFor("DOOR")))
                .filteredOn(status -> status == 200)
                .hasSizeGreaterThan(1);
    }

    @Test
    void keepsTheRoleOfAMember() {
        Seller member = team.with("EDITOR");
        String token = tokenFor("DOOR");

        accept(member, token).then().statusCode(409).body("type", endsWith("/already-member"));

        team.member(member, member).then().body("role", equalTo("EDITOR"));
        accept(guest, token).then().statusCode(200);
    }

    @Test
    void refusesARevokedInvitation() {
        Response invitation = invites(team.owner(), "EDITOR");
        team.owner().sends().delete(invitation.header("Location")).then().statusCode(204);

        accept(guest, invitation.path("token")).then().statusCode(404);
        team.owner().sends().get(invitation.header("Location")).then().statusCode(404);
        team.owner().sends().delete(invitation.header("Location")).then().statusCode(404);
    }

    @Test
    void refusesAnExpiredInvitation() throws SQLException {
        String token = tokenFor("EDITOR");
        expire();

        accept(guest, token).then().statusCode(404);
        open().then().body("items.id", equalTo(List.of()));
        table.deleteExpired();
        assertThat(rows()).isZero();
    }

    @Test
    void refusesAnUnknownToken() {
        accept(guest, "unknown").then().statusCode(404);
        accept(guest, "").then().statusCode(400);
        accept(guest, "x".repeat(101)).then().statusCode(400);
        guest.sends().body("{}").post("/api/invitations/accept").then().statusCode(400);
        given().contentType("application/json")
                .body("{\"token\": \"x\"}")
                .post("/api/invitations/accept")
                .then()
                .statusCode(401);
    }

    @Test
    void showsTheTokenOnce() throws SQLException {
        String key = UUID.randomUUID().toString();
        Response first = invites(team.owner(), "EDITOR", key);
        String token = first.path("token");
        assertThat(token).hasSize(43);

        invites(team.owner(), "EDITOR", key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")))
                .body("$", not(hasKey("token")));
        team.owner()
                .sends()
                .get(first.header("Location"))
                .then()
                .statusCode(200)
                .body("createdBy", equalTo(team.owner().name()))
                .body("$", not(hasKey("token")));
        open().then().body("items[0]", not(hasKey("token")));
    }

    @Test
    void listsOpenInvitationsInPages() {
        List<String> ids = Stream.of("EDITOR", "DOOR", "OWNER")
                .map(role -> invites(team.owner(), role).<String>path("id"))
                .toList();

        Response first = team.owner().sends().get(path() + "?limit=2&count=true");
        first.then().body("items.id", equalTo(ids.subList(0, 2))).body("total", equalTo(3));
        team.owner()
                .sends()
                .get(path() + "?limit=2&after=" + first.path("next"))
                .then()
                .body("items.id", contains(ids.get(2)));
    }

    @Test
    void letsOnlyOwnersInvite() {
        Response invitation = invites(team.owner(), "DOOR");
        for (String role : List.of("EDITOR", "SUPPORT", "DOOR")) {
            Seller member = team.with(role);
            invites(member, "OWNER").then().statusCode(403).body("type", endsWith("/not-yours"));
            member.sends().get(path()).then().statusCode(403);
            member.sends().get(invitation.header("Location")).then().statusCode(403);
            member.sends().delete(invitation.header("Location")).then().statusCode(403);
        }
        invites(guest, "OWNER").then().statusCode(404);
        guest.sends().get(path()).then().statusCode(404);
        guest.sends().delete(invitation.header("Location")).then().statusCode(404);
        Team other = Team.create();
        other.owner()
                .sends()
                .get("/api/organisers/{o}/invitations/{i}", other.id(), invitation.path("id"))
                .then()
                .statusCode(404);
        invites(Seller.operator(), "OWNER").then().statusCode(201);
    }

    @Test
    void formerOwnersCannotReturnByTheirOwnInvitation() {
        Seller second = team.with("OWNER");
        Seller third = team.with("OWNER");
        String ofSecond = invites(second, "OWNER").path("token");
        String ofThird = invites(third, "OWNER").path("token");

        team.remove(team.owner(), second).then().statusCode(204);
        team.assign(team.owner(), third, "DOOR").then().statusCode(200);

        accept(second, ofSecond).then().statusCode(404);
        accept(guest, ofThird).then().statusCode(404);
    }

    @Test
    void removedMembersCannotReplayTheirRequests() {
        String key = UUID.randomUUID().toString();
        Seller second = team.with("OWNER");
        invites(second, "EDITOR", key).then().statusCode(201);
        String token = tokenFor("EDITOR");
        accept(guest, token, key).then().statusCode(200);
        accept(guest, token, key).then().statusCode(200).header("Idempotency-Replayed", "true");

        team.remove(team.owner(), second).then().statusCode(204);
        team.remove(team.owner(), guest).then().statusCode(204);

        invites(second, "EDITOR", key).then().statusCode(404);
        accept(guest, token, key).then().statusCode(404);
    }

    @Test
    void limitsOpenInvitations() throws SQLException {
        for (int i = 0; i < Invitations.MAX_OPEN; i++) {
            invites(team.owner(), "DOOR").then().statusCode(201);
        }
        invites(team.owner(), "DOOR")
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("limit", equalTo("maxInvitations"));

        expire();
        invites(team.owner(), "DOOR").then().statusCode(201);
    }

    private String path() {
        return "/api/organisers/" + team.id() + "/invitations";
    }

    private Response open() {
        return team.owner().sends().get(path());
    }

    private String tokenFor(String role) {
        return invites(team.owner(), role).path("token");
    }

    private Response invites(Seller by, String role) {
        return by.sends().body(Map.of("role", role)).post(path());
    }

    private Response invites(Seller by, String role, String key) {
        return by.sends()
                .header("Idempotency-Key", key)
                .body(Map.of("role", role))
                .post(path());
    }

    private static Response accept(Seller by, String token) {
        return by.sends().body(Map.of("token", token)).post("/api/invitations/accept");
    }

    private static Response accept(Seller by, String token, String key) {
        return by.sends()
                .header("Idempotency-Key", key)
                .body(Map.of("token", token))
                .post("/api/invitations/accept");
    }

    private static List<Integer> acceptConcurrently(String token) {
        return Concurrently.run(Stream.generate(Seller::anyone)
                .limit(6)
                .<Callable<Integer>>map(user -> () -> accept(user, token).statusCode())
                .toList());
    }

    private void expire() throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var update = connection.prepareStatement(
                        "update organiser_invitation set created_at = created_at - interval '1 year',"
                                + " expires_at = clock_timestamp() where organiser_id = ?")) {
            update.setObject(1, team.id());
            update.executeUpdate();
        }
    }

    private long rows() throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var select = connection.prepareStatement(
                        "select count(*) from organiser_invitation where organiser_id = ?")) {
            select.setObject(1, team.id());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Every transaction finds the invitation, as concurrent ones do before the first commit. */
    private static final class UncheckedInvitations extends InvitationTable {

        UncheckedInvitations(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        boolean take(byte[] tokenHash) {
            return true;
        }
    }
}
