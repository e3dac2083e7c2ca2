package dev.boxoffice.tickets.organiser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.test.junit.QuarkusMock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class MemberResourceTest {

    private Team team;
    private final Seller stranger = Seller.anyone();

    @BeforeEach
    void createTeam() {
        team = Team.create();
    }

    @Test
    void letsOwnersChangeRoles() {
        Seller member = team.with("DOOR");

        team.assign(team.owner(), member, "EDITOR").then().statusCode(200).body("role", equalTo("EDITOR"));

        team.member(member, member).then().statusCode(200).body("role", equalTo("EDITOR"));
        team.read(member).then().header("ETag", "\"3\"");
    }

    @Test
    void refusesChangesByOtherMembers() {
        for (String role : List.of("EDITOR", "SUPPORT", "DOOR")) {
            Seller member = team.with(role);
            team.assign(member, member, "OWNER").then().statusCode(403).body("type", endsWith("/not-yours"));
            team.remove(member, team.owner()).then().statusCode(403);
            team.member(member, team.owner()).then().statusCode(200);
        }
    }

    @Test
    void hidesMembersFromStrangers() {
        team.member(stranger, team.owner()).then().statusCode(404).body("type", endsWith("/not-found"));
        team.assign(stranger, stranger, "OWNER").then().statusCode(404);
        team.remove(stranger, team.owner()).then().statusCode(404);
        given().get("/api/organisers/{id}/members/x", team.id()).then().statusCode(401);
        new Team(stranger, UUID.randomUUID()).member(stranger, stranger).then().statusCode(404);
    }

    @Test
    void addsNobodyWithoutTheirConsent() {
        team.assign(team.owner(), stranger, "EDITOR").then().statusCode(404);

        stranger.sends().get("/api/organisers").then().body("items", empty());
    }

    @Test
    void refusesAnUnknownRole() {
        team.owner()
                .sends()
                .body(Map.of("role", "KING"))
                .put(
                        "/api/organisers/{id}/members/{subject}",
                        team.id(),
                        team.owner().name())
                .then()
                .statusCode(400)
                .body("field", equalTo("role"));
    }

    @Test
    void removedMembersLoseEveryRight() {
        Seller member = team.with("OWNER");
        team.remove(team.owner(), member).then().statusCode(204);

        team.read(member).then().statusCode(200).body("$", not(hasKey("members")));
        team.member(member, team.owner()).then().statusCode(404);
        team.member(member, member).then().statusCode(404);
        team.assign(member, member, "OWNER").then().statusCode(404);
        team.remove(member, team.owner()).then().statusCode(404);
        team.renames(member, "*", "Still mine").then().statusCode(403);
        member.sends().get("/api/organisers").then().body("items", empty());
        team.remove(team.owner(), member).then().statusCode(404);
    }

    @Test
    void membersMayLeave() {
        Seller member = team.with("DOOR");

        team.remove(member, member).then().statusCode(204);

        team.member(team.owner(), member).then().statusCode(404);
    }

    @Test
    void givesRightsToTheExactSubjectOnly() {
        Seller member = team.with("EDITOR");
        Stream.of(member.name().toUpperCase(Locale.ROOT), member.name() + "@example.com", member.name() + "\u200b")
                .map(Seller::named)
                .forEach(similar -> team.member(similar, member).then().statusCode(404));
    }

    @Test
    void acceptsSubjectsWithReservedCharacters() {
        String name = "auth0|user:" + UUID.randomUUID() + "@example.com +%";
        Seller member = Seller.named(name);

        team.assign(Seller.operator(), member, "DOOR").then().statusCode(200).body("subject", equalTo(name));
        team.remove(member, member).then().statusCode(204);
    }

    @Test
    void keepsTheLastOwner() {
        team.remove(team.owner(), team.owner()).then().statusCode(409).body("type", endsWith("/last-owner"));
        team.assign(team.owner(), team.owner(), "EDITOR").then().statusCode(409);
        team.remove(Seller.operator(), team.owner()).then().statusCode(409);
    }

    @Test
    void keepsAnOwnerWhenAllLeaveAtOnce() {
        assertThat(ownersAfterAllLeave()).isEqualTo(1);
    }

    /** The twin: without the lock, both owners see each other and leave. */
    @Test
    void wouldLoseAllOwnersWithoutTheLock() {
        QuarkusMock.installMockForType(new UnlockedOrganisers(), OrganiserRepository.class);

        assertThat(ownersAfterAllLeave()).isZero();
    }

    private long ownersAfterAllLeave() {
        Seller second = Seller.anyone();
        Owners.add(team.id(), second.name());
        List<Callable<Integer>> leaves = Stream.of(team.owner(), second)
                .<Callable<Integer>>map(owner -> () -> team.remove(owner, owner).statusCode())
                .toList();
        Concurrently.run(leaves);
        return Owners.count(team.id());
    }

    /** Waits until both transactions have read the organiser, which the lock would prevent. */
    private static final class UnlockedOrganisers extends OrganiserRepository {

        private final CyclicBarrier both = new CyclicBarrier(2);

        @Override
        Organiser lock(UUID id) {
            Organiser organiser = require(id);
            organiser.snapshot();
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return organiser;
        }
    }
}
