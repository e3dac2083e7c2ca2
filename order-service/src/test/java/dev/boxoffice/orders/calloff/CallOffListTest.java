package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import dev.boxoffice.orders.TicketRows;
import io.quarkus.scheduler.Scheduler;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OrderServiceTest
class CallOffListTest {

    private static final String PATH = "/api/call-offs";

    @Inject
    Scheduler scheduler;

    private final Buyer member = Buyer.anyone();
    private final Buyer operator = Buyer.operator();
    private Organiser organiser;

    @BeforeEach
    void createAnOrganiser() {
        organiser = Organiser.anyone().with(member, "SUPPORT");
    }

    @AfterEach
    void resume() {
        scheduler.resume();
    }

    @Test
    void listsTheLatestCallOffFirst() {
        CalledOffShow first = calledOff();
        CalledOffShow second = calledOff();
        first.awaitDone();
        second.awaitDone();

        for (Buyer caller : List.of(member, operator)) {
            ofOrganiser(caller)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items.showId", contains(text(second), text(first)))
                    .body("items.organiserId", everyItem(equalTo(organiser.id().toString())))
                    .body("items.status", everyItem(equalTo("DONE")))
                    .body("items", everyItem(hasKey("finishedAt")))
                    .body("items.title", everyItem(equalTo("The Lanterns")))
                    .body("$", not(hasKey("next")));
        }
    }

    @Test
    void findsCallOffsThatAreRunning() {
        CalledOffShow done = calledOff();
        done.awaitDone();
        scheduler.pause();
        CalledOffShow running = calledOff();

        ofOrganiser(member)
                .queryParam("status", "RUNNING")
                .get(PATH)
                .then()
                .body("items.showId", contains(text(running)))
                .body("items[0]", not(hasKey("finishedAt")));
        ofOrganiser(member).queryParam("status", "DONE").get(PATH).then().body("items.showId", contains(text(done)));
    }

    @Test
    void turnsPages() {
        List<String> shows =
                Stream.generate(() -> text(calledOff())).limit(5).toList().reversed();
        var found = new ArrayList<String>();
        String after = null;
        do {
            RequestSpecification request = ofOrganiser(member).queryParam("limit", 2);
            Response page = (after == null ? request : request.queryParam("after", after)).get(PATH);
            found.addAll(page.jsonPath().getList("items.showId"));
            after = page.path("next");
        } while (after != null);

        assertThat(found).isEqualTo(shows);
        ofOrganiser(member)
                .queryParam("count", true)
                .queryParam("limit", 1)
                .get(PATH)
                .then()
                .body("total", equalTo(5));
    }

    @Test
    void hidesShowsOfOtherOrganisers() {
        CalledOffShow show = calledOff();
        Buyer other = Buyer.anyone();
        Organiser.anyone().with(other, "OWNER");
        Buyer editor = Buyer.anyone();
        organiser.with(editor, "EDITOR");

        for (Buyer caller : List.of(other, editor, Buyer.anyone())) {
            ofOrganiser(caller).get(PATH).then().statusCode(200).body("items", empty());
            caller.request().get(PATH).then().statusCode(200).body("items.showId", not(hasItem(text(show))));
        }
    }

    @Test
    void showsASellerTheirShowFromBeforeThereWereOrganisers() {
        CalledOffShow show = calledOff();
        Buyer seller = Buyer.anyone();
        for (OfferedTicket ticket : List.of(show.ticket(), show.free())) {
            TicketRows.corrupt(ticket.id(), "organiser_id = null, seller_id = '" + seller.name() + "'");
        }

        seller.request()
                .get(PATH)
                .then()
                .body("items.showId", contains(text(show)))
                .body("items[0]", not(hasKey("organiserId")));
    }

    @ParameterizedTest
    @CsvSource({"status, GONE", "organiserId, x", "limit, 0", "limit, 101", "after, x", "state, RUNNING"})
    void refusesInvalidParameters(String name, String value) {
        member.request().queryParam(name, value).get(PATH).then().statusCode(400);
    }

    private RequestSpecification ofOrganiser(Buyer caller) {
        return caller.request().queryParam("organiserId", organiser.id());
    }

    private CalledOffShow calledOff() {
        CalledOffShow show = CalledOffShow.published();
        show.callOff();
        for (OfferedTicket ticket : List.of(show.ticket(), show.free())) {
            organiser.owns(ticket); // its events name the organiser of all tests
        }
        return show;
    }

    private static String text(CalledOffShow show) {
        return show.id().toString();
    }
}
