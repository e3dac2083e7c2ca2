package dev.boxoffice.orders.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OrderServiceTest
class SalesSummaryTest {

    private static final String PATH = "/api/sales/summary";

    private final Buyer member = Buyer.anyone();
    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final UUID show = UUID.randomUUID();
    private final OfferedTicket ticket =
            OfferedTicket.onSale(20).ofShow(show, "PUBLISHED").published();
    private Organiser organiser;

    @BeforeEach
    void giveTheShowToAnOrganiser() {
        organiser = Organiser.anyone().with(member, "SUPPORT");
        organiser.owns(ticket);
    }

    @Test
    void sumsTheSalesOfAllTicketsOfAShow() {
        OfferedTicket dearer = OfferedTicket.onSale(5)
                .price(4_000, "EUR")
                .ofShow(show, "PUBLISHED")
                .published();
        organiser.owns(dearer);
        buyer.buys(ticket, 2);
        buyer.buys(dearer, 1);
        buyer.holds(dearer, 3);

        Response summary = summarize(member);

        summary.then()
                .statusCode(200)
                .body("more", equalTo(false))
                .body("shows", hasSize(1))
                .body("shows[0].showId", equalTo(show.toString()))
                .body("shows[0].capacity", equalTo(25))
                .body("shows[0].held", equalTo(3))
                .body("shows[0].sold", equalTo(3))
                .body("shows[0].revenue.amount", contains(9_000))
                .body("shows[0].days.sold.sum()", equalTo(3))
                .body("shows[0].days.revenue.amount.sum()", equalTo(9_000));
    }

    @Test
    void subtractsRefundsOfUnitsAndOfAmounts() {
        UUID order = buyer.buys(ticket, 3);
        operator.refundsUnits(order, ticket, 1).then().statusCode(201);
        buyer.awaitRefunded(order, 2_500);
        operator.asItself()
                .body("{\"amount\": {\"amount\": 700, \"currency\": \"EUR\"}}")
                .post("/api/orders/{id}/refunds", order)
                .then()
                .statusCode(201);
        buyer.awaitRefunded(order, 3_200);

        summarize(member)
                .then()
                .body("shows[0].sold", equalTo(2))
                .body("shows[0].revenue.amount", contains(4_300))
                .body("shows[0].days.sold.sum()", equalTo(3))
                .body("shows[0].days.refundedQuantity.sum()", equalTo(1))
                .body("shows[0].days.refunded.amount.sum()", equalTo(3_200));
    }

    @Test
    void anOrderThatWasRefundedLeavesNothing() {
        UUID order = buyer.buys(ticket, 2);
        operator.refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");

        summarize(member)
                .then()
                .body("shows[0].sold", equalTo(0))
                .body("shows[0].revenue.amount", contains(0))
                .body("shows[0].days.refundedQuantity.sum()", equalTo(2));
    }

    /** The shares of the lines are rounded, but add up. */
    @Test
    void dividesARefundedAmountBetweenShows() {
        UUID otherShow = UUID.randomUUID();
        OfferedTicket other = OfferedTicket.onSale(5)
                .price(1_000, "EUR")
                .ofShow(otherShow, "PUBLISHED")
                .published();
        organiser.owns(other);
        UUID order = UUID.fromString(buyer.ordersLines(Buyer.line(ticket, 1), Buyer.line(other, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        operator.asItself()
                .body("{\"amount\": {\"amount\": 100, \"currency\": \"EUR\"}}")
                .post("/api/orders/{id}/refunds", order)
                .then()
                .statusCode(201);
        buyer.awaitRefunded(order, 100);

        List<Integer> refunded =
                summarize(member).jsonPath().getList("shows.days.flatten().refunded.amount", Integer.class);

        assertThat(refunded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(refunded.stream().filter(amount -> amount > 0)).hasSize(2);
    }

    /** Just before and after midnight in Dublin, which is an hour before that of UTC in summer. */
    @ParameterizedTest
    @CsvSource({"22:59:59, 0", "23:00:01, 1"})
    void countsTheDaysOfTheZoneOfTheShow(String time, int daysLater) {
        LocalDate summer = LocalDate.of(2030, 7, 1);
        buyer.buys(ticket, 1);
        Database.update(
                "update sale_sum set at = date_bin('15 minutes', ?::timestamptz, 'epoch') where ticket_id = ?",
                summer + "T" + time + "Z",
                ticket.id());

        summarize(member)
                .then()
                .body("shows[0].timeZone", equalTo("Europe/Dublin"))
                .body("shows[0].days.day", contains(summer.plusDays(daysLater).toString()));
    }

    @Test
    void leavesOlderDaysToTheTotal() {
        buyer.buys(ticket, 1);
        Database.update("update sale_sum set at = at - interval '3 days' where ticket_id = ?", ticket.id());
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Dublin")).minusDays(3);

        member.request()
                .queryParam("days", 3)
                .get(PATH)
                .then()
                .body("shows[0].days", empty())
                .body("shows[0].revenue.amount", contains(2_500));
        member.request().queryParam("days", 5).get(PATH).then().body("shows[0].days.day", contains(day.toString()));
    }

    @Test
    void omitsShowsThatEndedBeforeThePeriod() {
        Database.update("update ticket set starts_at = now() - interval '30 days' where id = ?", ticket.id());

        summarize(member).then().body("shows", empty());
        member.request().queryParam("days", 40).get(PATH).then().body("shows", hasSize(1));
        member.request().queryParam("showId", show).get(PATH).then().body("shows", hasSize(1));
    }

    @Test
    void hidesShowsOfOtherOrganisers() {
        Buyer other = Buyer.anyone();
        Organiser.anyone().with(other, "OWNER");

        for (Buyer caller : List.of(other, buyer)) {
            summarize(caller).then().statusCode(200).body("shows", empty());
            caller.request()
                    .queryParam("organiserId", organiser.id())
                    .queryParam("showId", show)
                    .get(PATH)
                    .then()
                    .body("shows", empty());
        }
        operator.request()
                .queryParam("organiserId", organiser.id())
                .get(PATH)
                .then()
                .body("shows", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"days, 0", "days, 93", "showId, x", "organiserId, 1", "from, 2030-01-01"})
    void refusesInvalidParameters(String name, String value) {
        member.request().queryParam(name, value).get(PATH).then().statusCode(400);
    }

    private static Response summarize(Buyer caller) {
        return caller.request().get(PATH);
    }
}
