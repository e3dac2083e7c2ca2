package dev.boxoffice.tickets.offer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editors who change one show at the same time do not overwrite each other's changes. */
@TicketServiceTest
class ConcurrentShowEditsTest {

    private static final int EDITORS = 5;
    private static final String TITLE = "Strings";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seller seller = Seller.anyone();
    private UUID show;

    @BeforeEach
    void createShow() {
        show = seller.hasShow(ShowBody.concert().with("title", TITLE));
    }

    @Test
    void acceptsOneEditOfAVersion() {
        String current = read().header("ETag");
        List<Callable<Integer>> edits = IntStream.range(0, EDITORS)
                .<Callable<Integer>>mapToObj(
                        editor -> () -> edit(current, "Edition " + editor).statusCode())
                .toList();

        assertThat(Concurrently.run(edits)).containsOnlyOnce(200).isSubsetOf(200, 412);

        String title = read().path("title");
        read().then().body("version", equalTo(2)).body("tickets.title", everyItem(equalTo(title)));
        assertThat(titles(Topics.SHOWS, show, 2)).containsExactly(TITLE, title);
    }

    @Test
    void keepsTheEditsOfAllEditors() {
        appendMarks(etag -> etag);

        assertThat(marks()).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
        read().then().body("version", equalTo(EDITORS + 1));
        List<String> published = titles(Topics.SHOWS, show, EDITORS + 1);
        assertThat(published).hasSize(EDITORS + 1).doesNotHaveDuplicates();
        List<String> tickets = read().path("tickets.id");
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(titles(Topics.TICKETS, UUID.fromString(ticket), EDITORS + 1))
                        .as("titles of a ticket, each published with the show's")
                        .isEqualTo(published));
    }

    /** The twin: without the version check, editors overwrite what they have not seen. */
    @Test
    void wouldLoseEditsWithoutTheVersionCheck() {
        appendMarks(etag -> "*");

        assertThat(marks()).hasSize(1);
    }

    /** Among them the first shows of a seller, whose organiser the first request creates. */
    @Test
    void acceptsNewShowsDuringEdits() {
        Seller newcomer = Seller.anyone();
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 3 * EDITORS; i++) {
            String title = "Edition " + i;
            requests.add(() -> edit("*", title).statusCode());
            requests.add(() -> seller.creates(ShowBody.concert()).statusCode());
            requests.add(() -> newcomer.creates(ShowBody.concert()).statusCode());
        }

        assertThat(Concurrently.run(requests)).containsOnly(200, 201);
    }

    /** Each editor appends a mark to the title; all have read the same title before the first edit. */
    private void appendMarks(UnaryOperator<String> ifMatch) {
        var allHaveRead = new CyclicBarrier(EDITORS);
        List<Callable<Void>> editors = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            String mark = " " + i;
            editors.add(() -> {
                Response current = read();
                allHaveRead.await();
                while (!append(mark, current, ifMatch)) {
                    current = read();
                }
                return null;
            });
        }
        Concurrently.run(editors);
    }

    private boolean append(String mark, Response current, UnaryOperator<String> ifMatch) {
        int status = edit(ifMatch.apply(current.header("ETag")), current.path("title") + mark)
                .statusCode();
        assertThat(status).isIn(200, 412);
        return status == 200;
    }

    private List<String> marks() {
        return List.of(read().<String>path("title").replace(TITLE + " ", "").split(" ", -1));
    }

    private Response edit(String ifMatch, String title) {
        return seller.sends()
                .header("If-Match", ifMatch)
                .body(Map.of("title", title))
                .patch("/api/shows/{id}", show);
    }

    private Response read() {
        return given().get("/api/shows/{id}", show);
    }

    /** The titles in the events of a show or a ticket, whose versions have no gaps. */
    private static List<String> titles(String topic, UUID key, int atLeast) {
        List<JsonNode> events = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(topic).stream()
                                .filter(event -> key.toString().equals(event.key()))
                                .map(event -> body(event.value()))
                                .toList(),
                        found -> found.size() >= atLeast);
        assertThat(events)
                .extracting(event -> event.path("version").asLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        return events.stream().map(event -> event.path("title").asText()).toList();
    }

    private static JsonNode body(byte[] event) {
        try {
            return JSON.readTree(new String(event, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
