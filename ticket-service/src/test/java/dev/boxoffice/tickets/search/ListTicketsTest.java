package dev.boxoffice.tickets.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class ListTicketsTest {

    private final Seller seller = Seller.anyone();

    private RequestSpecification ownTickets() {
        return given().queryParam("sellerId", seller.name());
    }

    @Test
    void pagesThroughAllTicketsInStartOrder() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Two tickets share each start time; ids break the tie.
            created.addFirst(seller.hasTicket(TicketBody.concert().startingInDays(30 - i / 2))
                    .toString());
        }
        List<String> seen = new ArrayList<>();
        Response page = ownTickets().queryParam("limit", 2).get("/api/tickets");
        while (true) {
            seen.addAll(page.path("items.id"));
            if (page.path("next") == null) {
                assertThat(page.header("Link")).isNull();
                break;
            }
            page = given().urlEncodingEnabled(false).get(nextLink(page));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(created);
        List<String> starts = ownTickets().get("/api/tickets").path("items.startsAt");
        assertThat(starts).isSorted();
    }

    private static String nextLink(Response page) {
        String link = page.header("Link");
        assertThat(link).endsWith("rel=\"next\"").contains("after=" + page.path("next"));
        return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }

    @Test
    void countsAllPagesOnRequest() {
        seller.hasTicket(TicketBody.concert());
        seller.hasTicket(TicketBody.concert());
        ownTickets()
                .queryParam("limit", 1)
                .queryParam("count", true)
                .get("/api/tickets")
                .then()
                .body("total", equalTo(2));
        ownTickets().get("/api/tickets").then().body("total", nullValue());
    }

    @Test
    void omitsWithdrawnTicketsByDefault() {
        String onSale = seller.hasTicket(TicketBody.concert()).toString();
        UUID withdrawn = seller.hasTicket(TicketBody.concert());
        seller.withdraws(withdrawn);
        ownTickets().get("/api/tickets").then().body("items.id", contains(onSale));
        ownTickets()
                .queryParam("status", "WITHDRAWN")
                .get("/api/tickets")
                .then()
                .body("items.id", contains(withdrawn.toString()));
        ownTickets()
                .queryParam("status", "WITHDRAWN", "ON_SALE")
                .get("/api/tickets")
                .then()
                .body("items.id", containsInAnyOrder(onSale, withdrawn.toString()));
    }

    @Test
    void filtersByStartTime() {
        TicketBody early = TicketBody.concert().with("startsAt", "2040-01-01T00:00:00Z");
        TicketBody late = TicketBody.concert().with("startsAt", "2040-01-02T00:00:00Z");
        seller.hasTicket(early);
        seller.hasTicket(late);
        ownTickets()
                .queryParam("startsFrom", "2040-01-01T00:00:00Z")
                .queryParam("startsTo", "2040-01-02T00:00:00Z")
                .get("/api/tickets")
                .then()
                .body("items.startsAt", contains("2040-01-01T00:00:00Z"));
    }

    @Test
    void matchesAllWordsInAnyField() {
        seller.hasTicket(TicketBody.concert().titled("Jazz Night").with("venue", "Blue Cellar"));
        seller.hasTicket(TicketBody.concert().titled("Jazz Morning").with("venue", "Red Attic"));
        search("jazz").then().body("items", hasSize(2));
        search("cellar JAZZ").then().body("items.title", contains("Jazz Night"));
        search("jazz quartets attic").then().body("items.title", contains("Jazz Morning"));
        search("jazz opera").then().body("items", empty());
    }

    @Test
    void matchesWordPrefixes() {
        seller.hasTicket(TicketBody.concert().titled("Symphony"));
        search("sym").then().body("items", hasSize(1));
        search("phony").then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ac/dc", "DC", "müller", "MÜLLER", "u.k", "dogs", "rock'n'roll", "東京", "2026", "b2b"})
    void ignoresPunctuationBetweenWords(String text) {
        seller.hasTicket(TicketBody.concert().titled("AC/DC & Müller's U.K. <hot-dogs> @Rock'n'Roll_2026-11 東京 B2B"));
        search(text).then().body("items", hasSize(1));
    }

    @Test
    void findsTheNewTextOfAnEditedTicketAtOnce() {
        UUID ticket = seller.hasTicket(TicketBody.concert().titled("Zauberflöte"));
        search("zauberflotte").then().body("items", hasSize(1));

        seller.edits(ticket, "*", TicketBody.concert().titled("Götterdämmerung"))
                .then()
                .statusCode(200);

        search("goterdammerung").then().body("items", hasSize(1));
        search("zauberflöte").then().body("items", empty());
        seller.withdraws(ticket);
        ownTickets()
                .queryParam("status", "WITHDRAWN")
                .queryParam("q", "Götterdämmerung")
                .get("/api/tickets")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void limitsTheSearchTextByCodePoints() {
        search("🎸".repeat(200)).then().statusCode(200);
        search("🎸".repeat(201))
                .then()
                .statusCode(400)
                .body("violations.message", hasItem("must be at most 200 characters long, but has 201"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "&", "' | ! (", "\\", ":*", "<->", "%"})
    void findsNothingWithoutWords(String text) {
        seller.hasTicket(TicketBody.concert());
        search(text).then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"strings & !evening", "strings' OR 1=1 --", "strings:A", "\\strings"})
    void treatsSearchOperatorsAsPunctuation(String text) {
        seller.hasTicket(TicketBody.concert());
        search(text).then().statusCode(200);
    }

    @Test
    void ignoresABlankSearchText() {
        seller.hasTicket(TicketBody.concert());
        search("  ").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=99999999999",
                "after=x",
                "after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlafjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA",
                "count=maybe",
                "status=SOLD",
                "startsFrom=tomorrow",
                "startsTo=%2B1000000000-12-31T23:59:59Z",
                "startsFrom=-999999999-01-01T00:00:00Z",
                "sellerId=%00",
            })
    void rejectsInvalidQueryParameters(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/tickets?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @Test
    void includesAvailabilityOfEachTicket() {
        seller.hasTicket(TicketBody.concert().ofCapacity(7));
        seller.hasTicket(TicketBody.concert().ofCapacity(7));
        ownTickets().get("/api/tickets").then().body("items.availability.available", everyItem(equalTo(7)));
    }

    private Response search(String text) {
        return ownTickets().queryParam("q", text).get("/api/tickets");
    }
}
