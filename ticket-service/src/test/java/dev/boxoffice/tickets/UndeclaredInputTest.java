package dev.boxoffice.tickets;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.UndeclaredInput;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class UndeclaredInputTest {

    @Test
    void everyEndpointRefusesUndeclaredInput() {
        new UndeclaredInput("http://localhost:" + RestAssured.port, Tokens.admin("operator"))
                .assertRefusedByEveryEndpoint();
    }
}
