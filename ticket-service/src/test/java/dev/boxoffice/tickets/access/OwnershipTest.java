package dev.boxoffice.tickets.access;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.organiser.Team;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class OwnershipTest {

    private Team team;
    private UUID draft;

    @BeforeEach
    void createDraft() {
        team = Team.create();
        draft = team.owner()
                .hasShow(ShowBody.draft()
                        .with("pools", List.of(ShowBody.pool("floor", 100)))
                        .with("tickets", List.of(ShowBody.ticket("Standing", 2500, 100, "floor"))));
    }

    @Test
    void givesNoRightsToTheEmailAddressOfAMember() {
        Seller similar = Seller.named(team.owner().name() + "@example.org");

        similar.sends().get("/api/shows/{id}", draft).then().statusCode(404);
        similar.patches("/api/shows", draft, Map.of("title", "Mine")).then().statusCode(404);
        team.read(similar).then().statusCode(200).body("members", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "EDITOR", "SUPPORT", "DOOR"})
    void removedMemberCannotReadDrafts(String role) {
        Seller member = team.with(role);
        String key = UUID.randomUUID().toString();
        String ticket = member.sends().get("/api/shows/{id}", draft).path("tickets[0].id");
        String pool = member.sends().get("/api/shows/{id}", draft).path("pools[0].id");
        copy(member, key);

        team.remove(team.owner(), member).then().statusCode(204);

        member.sends().get("/api/shows/{id}", draft).then().statusCode(404);
        member.sends().get("/api/tickets/{id}", ticket).then().statusCode(404);
        member.sends().get("/api/pools/{id}", pool).then().statusCode(404);
        copy(member, key).then().statusCode(404);
        drafts(member).then().statusCode(403);
        team.read(member).then().statusCode(200).body("members", nullValue());
        team.member(member, team.owner()).then().statusCode(404);
        member.sends().get("/api/organisers").then().statusCode(200).body("items", empty());
    }

    private Response copy(Seller member, String key) {
        return member.sends()
                .header("Idempotency-Key", key)
                .body(Map.of("startsAt", ShowBody.inDays(60)))
                .post("/api/shows/{id}/copy", draft);
    }

    private Response drafts(Seller member) {
        return member.sends()
                .queryParam("organiserId", team.id())
                .queryParam("status", "DRAFT")
                .get("/api/shows");
    }
}
