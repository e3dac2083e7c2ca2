package dev.boxoffice.tickets.offer;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.organiser.Team;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members of an organiser may do with its shows changes with their role, at once. */
@TicketServiceTest
class TeamAccessTest {

    private Team team;
    private UUID draft;

    @BeforeEach
    void createDraft() {
        team = Team.create();
        draft = UUID.fromString(creates(team.owner(), UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @Test
    void letsNewEditorsChangeShows() {
        Seller member = Seller.anyone();
        paths().forEach(path -> member.sends().get(path).then().statusCode(404));

        team.assign(Seller.operator(), member, "EDITOR").then().statusCode(200);

        paths().forEach(path -> member.sends().get(path).then().statusCode(200));
        drafts(member).then().statusCode(200).body("items.id", hasItem(draft.toString()));
        renames(member, "Night of Strings").then().statusCode(200).body("title", equalTo("Night of Strings"));
        creates(member, UUID.randomUUID().toString()).then().statusCode(201);
    }

    @Test
    void letsOtherRolesReadDraftsOnly() {
        for (String role : List.of("SUPPORT", "DOOR")) {
            Seller member = team.with(role);

            paths().forEach(path -> member.sends().get(path).then().statusCode(200));
            drafts(member).then().statusCode(200).body("items.id", hasItem(draft.toString()));
            refusesChanges(member, 403);
        }
    }

    @Test
    void appliesAnotherRoleAtOnce() {
        Seller member = team.with("EDITOR");
        renames(member, "Night of Strings").then().statusCode(200);

        team.assign(team.owner(), member, "DOOR").then().statusCode(200);

        refusesChanges(member, 403);
    }

    @Test
    void hidesDraftsFromRemovedMembers() {
        Seller member = team.with("EDITOR");
        String key = UUID.randomUUID().toString();
        creates(member, key).then().statusCode(201);
        String tag = member.sends().get("/api/shows/{id}", draft).header("ETag");

        team.remove(team.owner(), member).then().statusCode(204);

        paths().forEach(path -> member.sends().get(path).then().statusCode(404));
        member.sends()
                .header("If-None-Match", tag)
                .get("/api/shows/{id}", draft)
                .then()
                .statusCode(404);
        drafts(member).then().statusCode(403);
        refusesChanges(member, 404);
        creates(member, key).then().statusCode(404);
    }

    private void refusesChanges(Seller member, int status) {
        renames(member, "Mine").then().statusCode(status);
        member.sends().post("/api/shows/{id}/publish", draft).then().statusCode(status);
        member.sends()
                .body(Map.of("startsAt", ShowBody.inDays(40)))
                .post("/api/shows/{id}/copy", draft)
                .then()
                .statusCode(status);
        member.sends()
                .body(Map.of("showId", draft, "name", "mine", "capacity", 1))
                .post("/api/pools")
                .then()
                .statusCode(status);
        member.withdraws(ticket()).then().statusCode(status);
        member.patches("/api/pools", pool(), Map.of("capacity", 1)).then().statusCode(status);
        creates(member, UUID.randomUUID().toString()).then().statusCode(403);
    }

    /** The draft, one of its tickets and one of its pools. */
    private Stream<String> paths() {
        return Stream.of("/api/shows/" + draft, "/api/tickets/" + ticket(), "/api/pools/" + pool());
    }

    private UUID ticket() {
        return UUID.fromString(
                team.owner().sends().get("/api/shows/{id}", draft).path("tickets[0].id"));
    }

    private UUID pool() {
        return UUID.fromString(
                team.owner().sends().get("/api/shows/{id}", draft).path("pools[0].id"));
    }

    private Response creates(Seller member, String key) {
        return member.sends()
                .header("Idempotency-Key", key)
                .body(ShowBody.concert()
                        .without("status")
                        .with("organiserId", team.id())
                        .fields())
                .post("/api/shows");
    }

    private Response renames(Seller member, String title) {
        return member.patches("/api/shows", draft, Map.of("title", title));
    }

    private Response drafts(Seller member) {
        return member.sends()
                .queryParam("organiserId", team.id())
                .queryParam("status", "DRAFT")
                .get("/api/shows");
    }
}
