package dev.boxoffice.tickets.availability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Tokens;
import dev.boxoffice.tickets.Sales;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operators handle the dead letters of availability events. */
@TicketServiceTest
class DeadLettersTest {

    private static final String PATH = "/api/admin/dead-letters";

    @Test
    void countsRedrivesAndDismissesDeadLetters() {
        UUID ticket = UUID.randomUUID();
        Sales.send(ticket, EventType.TICKET_AVAILABILITY_CHANGED.type(), "not JSON");
        await().atMost(Duration.ofSeconds(30)).until(() -> !ids(ticket).isEmpty());

        JsonPath outcome = operator()
                .post(PATH + "/redrive")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(outcome.getLong("deadAgain")).isPositive();
        assertThat(ids(ticket)).hasSize(1);
        operator().delete(PATH + "/" + ids(ticket).getFirst()).then().statusCode(204);
        assertThat(ids(ticket)).isEmpty();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.admin("operator"));
    }

    private static List<String> ids(UUID ticket) {
        JsonPath letters = operator()
                .get(PATH + "?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(letters.getList("items.topic")).allMatch(Topics.AVAILABILITY::equals);
        return letters.getList("items.findAll { it.key == '%s' }.id".formatted(ticket));
    }
}
