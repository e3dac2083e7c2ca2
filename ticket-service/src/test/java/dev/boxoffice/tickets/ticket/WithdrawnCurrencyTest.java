package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket whose currency was withdrawn after the ticket was created. */
@TicketServiceTest
class WithdrawnCurrencyTest {

    @Inject
    DataSource dataSource;

    private final Seller seller = Seller.anyone();
    private final TicketBody kuna = TicketBody.concert().priced(4500, "HRK");
    private UUID ticket;

    @BeforeEach
    void createTicket() throws SQLException {
        ticket = seller.hasTicket(TicketBody.concert());
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update ticket set price_currency = 'HRK' where id = ?")) {
            update.setObject(1, ticket);
            update.executeUpdate();
        }
    }

    @Test
    void staysReadable() {
        given().get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200)
                .body("price.amount", equalTo(4500))
                .body("price.currency", equalTo("HRK"));
    }

    @Test
    void acceptsTheUnchangedTicket() {
        seller.edits(ticket, "\"1.0\"", kuna).then().statusCode(200).header("ETag", "\"1.0\"");
    }

    @Test
    void acceptsOtherChanges() {
        seller.edits(ticket, "\"1.0\"", kuna.titled("Morning of Strings"))
                .then()
                .statusCode(200)
                .body("title", equalTo("Morning of Strings"))
                .body("price.currency", equalTo("HRK"));
    }

    @Test
    void refusesAnotherPriceInTheWithdrawnCurrency() {
        seller.edits(ticket, "\"1.0\"", kuna.priced(4600, "HRK"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("price.currency"));
    }
}
