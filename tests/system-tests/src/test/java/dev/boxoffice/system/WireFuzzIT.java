package dev.boxoffice.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.system.fuzz.ApiOperation;
import dev.boxoffice.system.fuzz.ApiOperations;
import dev.boxoffice.system.fuzz.FuzzRequest;
import dev.boxoffice.system.fuzz.RawClient;
import dev.boxoffice.system.fuzz.RawResponse;
import dev.boxoffice.system.fuzz.RequestFuzzer;
import dev.boxoffice.system.fuzz.Verdict;
import dev.boxoffice.testing.Concurrently;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends valid, unusual and invalid requests to every operation; {@code -Dfuzz.seed} and {@code -Dfuzz.requests} vary them. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class WireFuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 18);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1200);
    private static final int CLIENTS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<Port, String> SERVICES = Map.of(
            Port.TICKET,
            "ticket-service",
            Port.ORDER,
            "order-service",
            Port.ADMISSION,
            "admission-service",
            Port.STOREFRONT,
            "storefront");
    private static final Path DOCUMENTS = Path.of("../../docs/openapi");

    private static final List<UUID> IDS = new ArrayList<>();
    private static final List<String> TOKENS = new ArrayList<>();
    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
        User seller = User.of(boxoffice, "fay");
        UUID ticket = seller.createsTicket("Fuzz and the Wires", 1000);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        IDS.add(ticket);
        IDS.add(UUID.fromString(seller.orders(ticket, 1).path("id")));
        IDS.add(new UUID(0, 0));
        for (int i = 0; i < 20; i++) {
            TOKENS.add(User.of(boxoffice, "fuzz" + i).token());
        }
        TOKENS.add(seller.token());
        TOKENS.add(User.operator(boxoffice).token());
    }

    @ParameterizedTest
    @EnumSource(names = {"TICKET", "ORDER", "ADMISSION", "STOREFRONT"})
    void answersEveryRequestWithoutAnError(Port service) {
        var fuzzer = new RequestFuzzer(operations(service), IDS, TOKENS);
        Queue<String> complaints = new ConcurrentLinkedQueue<>();
        Map<Integer, Long> statuses = new ConcurrentSkipListMap<>();
        List<String> errors = errors();

        Concurrently.run(Stream.iterate(0, client -> client + 1)
                .limit(CLIENTS)
                .<Callable<Void>>map(client -> () -> {
                    for (int i = client; i < REQUESTS; i += CLIENTS) {
                        send(service, fuzzer, i, complaints, statuses);
                    }
                    return null;
                })
                .toList());

        assertThat(complaints).as("seed %d, statuses %s", SEED, statuses).isEmpty();
        assertThat(errors())
                .as("seed %d, log lines and metrics", SEED)
                .containsExactlyInAnyOrderElementsOf(errors); // metrics have no order
        sellsATicket();
    }

    private static void send(
            Port service, RequestFuzzer fuzzer, int number, Queue<String> complaints, Map<Integer, Long> statuses) {
        FuzzRequest request = fuzzer.request(SEED * 1_000_003 + number);
        try {
            RawResponse response = RawClient.exchange(boxoffice.port(service), request);
            if (service == Port.STOREFRONT && response != null && response.asksForRetry()) {
                response = RawClient.exchange(boxoffice.port(service), request);
            }
            statuses.merge(response == null ? 0 : response.status(), 1L, Long::sum);
            Verdict.complaint(request, response)
                    .ifPresent(complaint -> complaints.add("#%d %s\n%s\n".formatted(number, complaint, request)));
        } catch (IOException e) {
            complaints.add("#%d %s\n%s\n".formatted(number, e, request));
        }
    }

    /** The storefront forwards the APIs, and has pages of its own. */
    private static List<ApiOperation> operations(Port service) {
        List<ApiOperation> tickets = ApiOperations.of(DOCUMENTS.resolve("ticket-service.yaml"));
        List<ApiOperation> orders = ApiOperations.of(DOCUMENTS.resolve("order-service.yaml"));
        List<ApiOperation> admissions = ApiOperations.of(DOCUMENTS.resolve("admission-service.yaml"));
        return switch (service) {
            case TICKET -> tickets;
            case ORDER -> orders;
            case ADMISSION -> admissions;
            default ->
                Stream.of(tickets, orders, admissions, pages())
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static List<ApiOperation> pages() {
        return Stream.of(
                        "/",
                        "/tickets/{id}",
                        "/cart",
                        "/orders",
                        "/orders/{id}",
                        "/sell",
                        "/sell/shows",
                        "/sell/shows/{id}",
                        "/operations",
                        "/sign-in",
                        "/signed-in",
                        "/sign-out")
                .map(path -> new ApiOperation("GET", path, List.of("q", "after"), List.of(), null, null))
                .toList();
    }

    private static void sellsATicket() {
        User buyer = User.of(boxoffice, "fred");
        UUID ticket = User.of(boxoffice, "fay").createsTicket("After the Fuzz", 10);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String order = buyer.orders(ticket, 1).then().statusCode(201).extract().path("id");
        buyer.pays(order, "sim_success").then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> buyer.readsOrder(order).then().body("status", equalTo("COMPLETE")));
    }

    /** The proxy does not repeat a change whose connection broke, so the client must. */
    private static boolean isUnavailable(String metric) {
        return metric.contains("status=\"503\"");
    }

    /** The ERROR lines in the logs, and the metrics that count 5xx responses. */
    private static List<String> errors() {
        return SERVICES.entrySet().stream()
                .flatMap(service -> Stream.concat(
                        boxoffice.logLines(service.getValue()).filter(line -> line.contains(" ERROR ")),
                        given().get(boxoffice.management(service.getKey()) + "/q/metrics")
                                .asString()
                                .lines()
                                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                                .filter(line -> line.contains("status=\"5"))
                                .filter(line -> service.getKey() != Port.STOREFRONT || !isUnavailable(line))))
                .toList();
    }
}
