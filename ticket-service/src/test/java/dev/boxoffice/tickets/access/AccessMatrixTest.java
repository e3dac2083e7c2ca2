package dev.boxoffice.tickets.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.testing.AccessMatrix;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.organiser.Team;
import dev.boxoffice.tickets.organiser.UnguardedOrganisers;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, called by each caller, has the outcome of {@code docs/access/ticket-service.md}. */
@TicketServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final AccessMatrix MATRIX = AccessMatrix.of("ticket-service");

    private final Seller client = Seller.client("shows:write");

    private final Map<String, Seller> callers = Map.ofEntries(
            Map.entry("user", Seller.anyone()),
            Map.entry("OWNER", Seller.anyone()),
            Map.entry("EDITOR", Seller.anyone()),
            Map.entry("SUPPORT", Seller.anyone()),
            Map.entry("DOOR", Seller.anyone()),
            Map.entry("other OWNER", Seller.anyone()),
            Map.entry("operator", Seller.operator()),
            Map.entry("`shows:write`", client),
            Map.entry("`orders:write`", client.withScopes("orders:write", "orders:read")),
            Map.entry("other client", Seller.client("shows:write", "orders:write", "orders:read")));

    private Team team;

    @BeforeEach
    void createTeams() {
        if (team != null) {
            return;
        }
        team = Team.of(callers.get("OWNER"));
        for (String role : List.of("EDITOR", "SUPPORT", "DOOR")) {
            join(team, callers.get(role), role);
        }
        join(team, client, "EDITOR");
        join(Team.of(callers.get("other OWNER")), callers.get("other client"), "EDITOR");
    }

    private static void join(Team team, Seller member, String role) {
        team.assign(Seller.operator(), member, role).then().statusCode(200);
    }

    static List<AccessMatrix.Row> rows() {
        return MATRIX.rows();
    }

    @Test
    void listsEveryOperation() {
        MATRIX.assertListsEveryOperationOf("http://localhost:" + RestAssured.port);
    }

    @Test
    void detectsMissingGuards() {
        MATRIX.assertDetectsMissingGuardsOf("http://localhost:" + RestAssured.port);
    }

    @Test
    void detectsARemovedGuard() {
        UnguardedOrganisers.install();
        AccessMatrix.Row edit = MATRIX.row("PATCH /api/shows/{id}", "published");

        assertThatThrownBy(() -> hasTheOutcomesOfTheTable(edit))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SUPPORT: ok");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheOutcomesOfTheTable(AccessMatrix.Row row) {
        var request = new AccessRequest(team, row);

        MATRIX.assertOutcomes(row, caller -> request.send(requestOf(caller)).statusCode());
    }

    private RequestSpecification requestOf(String caller) {
        return caller.equals("anonymous")
                ? RestAssured.given().contentType(ContentType.JSON)
                : callers.get(caller).sends();
    }
}
