package dev.boxoffice.system;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.Topics;
import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Kafka;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ticket is created, replicated through Kafka, ordered, and its availability flows back. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class PurchaseIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration RESTART = Duration.ofSeconds(60);

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
    }

    @Test
    void sellsATicketAcrossServices() {
        User seller = User.withToken(
                boxoffice, "sally", boxoffice.run("token", "sally").stdout().trim());
        User buyer = User.withToken(
                boxoffice, "ben", boxoffice.run("token", "ben").stdout().trim());
        UUID ticket = seller.createsTicket("The Lanterns", 10);
        awaitKnownToOrders(ticket);

        String order = buyer.orders(ticket, 2).then().statusCode(201).extract().path("id");

        buyer.readsOrder(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("CREATED"))
                .body("items[0].ticket.title", equalTo("The Lanterns"))
                .body("total.amount", equalTo(5_000));
        awaitAvailability(buyer, ticket, 8, 2, 0);

        buyer.cancels(order).then().statusCode(200).body("status", equalTo("CANCELLED"));
        awaitAvailability(buyer, ticket, 10, 0, 0);
        assertThat(typesOf(Topics.TICKETS, ticket.toString())).containsExactly("dev.boxoffice.ticket.created.v1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(Topics.ORDERS, order))
                        .containsExactly("dev.boxoffice.order.created.v1", "dev.boxoffice.order.cancelled.v1"));
    }

    @Test
    void completesAndRefundsACheckedOutCart() {
        UUID ticket = User.of(boxoffice, "sven").createsTicket("The Long Way Round", 10);
        User buyer = User.of(boxoffice, "bo");
        User operator = User.operator(boxoffice);
        awaitKnownToOrders(ticket);

        buyer.putsIntoCart(ticket, 3).then().statusCode(200).body("total.amount", equalTo(7_500));
        String order = buyer.checksOut().then().statusCode(201).extract().path("id");
        buyer.pays(order, "sim_decline").then().statusCode(200).body("status", equalTo("AWAITING_PAYMENT"));
        awaitOrder(buyer, order, "payment.status", "FAILED");
        buyer.pays(order, "sim_success").then().statusCode(200);

        awaitOrder(buyer, order, "status", "COMPLETE");
        awaitAvailability(buyer, ticket, 7, 0, 3);

        buyer.refunds(order).then().statusCode(403);
        operator.refunds(order).then().statusCode(200);

        awaitOrder(buyer, order, "status", "REFUNDED");
        awaitAvailability(buyer, ticket, 10, 0, 0);
        operator.reconciles().then().statusCode(200).body("drift", equalTo(0));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(Topics.ORDERS, order))
                        .containsExactly(
                                "dev.boxoffice.order.created.v1",
                                "dev.boxoffice.order.awaiting-payment.v1",
                                "dev.boxoffice.order.completed.v1",
                                "dev.boxoffice.payment.refund-pending.v1",
                                "dev.boxoffice.order.refunded.v1"));
    }

    @Test
    void sellsExactlyTheCapacityThroughTwoInstances() {
        UUID ticket = User.of(boxoffice, "sue").createsTicket("Two Doors", 100);
        awaitKnownToOrders(ticket);
        try (BareService.Instance second = new BareService(boxoffice, "order-service").startBeside()) {
            List<String> instances = List.of(boxoffice.orders(), second.url());
            List<Callable<String>> requests = IntStream.range(0, 40)
                    .mapToObj(i -> User.of(boxoffice, "buyer-" + i))
                    .flatMap(user ->
                            Stream.of(0, 1, 1, 0).map(instances::get).map(instance -> ordersAt(instance, user, ticket)))
                    .toList();

            List<String> responses = Concurrently.run(requests);

            assertThat(responses)
                    .filteredOn(response -> response.startsWith("201"))
                    .hasSize(100);
            assertThat(responses)
                    .filteredOn(response -> response.startsWith("409"))
                    .hasSize(60);
            assertThat(responses).contains("201 " + instances.getFirst(), "201 " + instances.getLast());
        }
        awaitAvailability(User.of(boxoffice, "sue"), ticket, 0, 100, 0);
        User.operator(boxoffice).reconciles().then().body("drift", equalTo(0));
    }

    /** Retries while the order queue is full. */
    private static Callable<String> ordersAt(String instance, User user, UUID ticket) {
        String key = UUID.randomUUID().toString();
        return () -> {
            Response response = user.ordersAt(instance, key, ticket, 1);
            while (response.statusCode() == 503) {
                response = user.ordersAt(instance, key, ticket, 1);
            }
            return response.statusCode() + " " + instance;
        };
    }

    @Test
    void refusesSimulatedPaymentsInProduction() {
        CommandResult production = new BareService(boxoffice, "order-service").run(Map.of());

        assertThat(production.exitCode()).as(production.output()).isEqualTo(1);
        assertThat(production.output())
                .contains("No payment provider is configured. Set BOXOFFICE_STRIPE_SECRET_KEY")
                .doesNotContain("Listening on");
    }

    @Test
    void replicatesAnEditAndAWithdrawal() {
        User seller = User.of(boxoffice, "sam");
        User buyer = User.of(boxoffice, "bea");
        UUID ticket = seller.createsTicket("Late Night Jazz", 10);
        awaitKnownToOrders(ticket);
        String order = buyer.orders(ticket, 1).then().statusCode(201).extract().path("id");

        seller.renames(ticket, "Later Night Jazz").then().statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> buyer.readsOrder(order)
                        .then()
                        .statusCode(200)
                        .body("items[0].ticket.title", equalTo("Later Night Jazz")));

        seller.request()
                .delete(boxoffice.tickets() + "/api/tickets/{id}", ticket)
                .then()
                .statusCode(204);

        await().atMost(SOON)
                .untilAsserted(() -> buyer.orders(ticket, 1)
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("https://boxoffice.dev/problems/not-on-sale")));
    }

    @Test
    void rebuildsAnEmptyReplicaFromTheTopic() {
        User seller = User.of(boxoffice, "sue");
        User buyer = User.of(boxoffice, "bob");
        UUID ticket = seller.createsTicket("Brass Band", 5);
        awaitKnownToOrders(ticket);
        boxoffice.kill("order-service");
        boxoffice.change("orders", """
                delete from ticket where not exists (select from order_item where ticket_id = id)
                    and not exists (select from cart_item where ticket_id = id)
                """);
        boxoffice.change("orders", "delete from inbox_offset");

        await().atMost(RESTART).until(() -> boxoffice.ordersKnow(ticket));

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> buyer.orders(ticket, 1).then().statusCode(201));
        awaitAvailability(buyer, ticket, 4, 1, 0);
    }

    /** One ticket of the catalogue is withdrawn in each run, so it is offered anew. */
    @Test
    void runsTheDemoTwiceWithoutDuplicatesAndWithoutALocale() {
        boxoffice.with("LC_ALL", "C");
        try {
            CommandResult first = boxoffice.run("demo");
            int offered = onSale();
            CommandResult second = boxoffice.run("demo");

            assertThat(List.of(first, second)).allSatisfy(demo -> {
                assertThat(demo.exitCode()).as(demo.output()).isZero();
                assertThat(demo.stdout()).contains("Drift: 0", "Ballet Aurélien");
            });
            assertThat(offered).isGreaterThanOrEqualTo(40);
            assertThat(onSale()).isEqualTo(offered);
        } finally {
            boxoffice.without("LC_ALL");
        }
    }

    private static int onSale() {
        return given().get(boxoffice.tickets() + "/api/tickets?count=true&limit=1")
                .path("total");
    }

    @Test
    void reportsThatItIsAlreadyRunning() {
        assertThat(boxoffice.run("status").exitCode()).isZero();

        CommandResult up = boxoffice.run("up", "--detach");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.stdout()).contains("already running");
    }

    @Test
    void hidesManagementFromPublicPorts() {
        for (Port service : List.of(Port.TICKET, Port.ORDER)) {
            given().get(boxoffice.management(service) + "/q/health/ready")
                    .then()
                    .statusCode(200);
            given().get(boxoffice.management(service) + "/q/metrics").then().statusCode(200);
        }
        for (String address : List.of(boxoffice.tickets(), boxoffice.orders())) {
            given().get(address + "/q/health/ready").then().statusCode(404);
            given().get(address + "/q/metrics").then().statusCode(404);
        }
    }

    private static void awaitKnownToOrders(UUID ticket) {
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
    }

    private static void awaitAvailability(User reader, UUID ticket, int available, int held, int sold) {
        await().atMost(SOON)
                .untilAsserted(() -> reader.reads(ticket)
                        .then()
                        .statusCode(200)
                        .body("availability.available", equalTo(available))
                        .body("availability.held", equalTo(held))
                        .body("availability.sold", equalTo(sold)));
    }

    private static void awaitOrder(User buyer, String order, String field, String value) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> buyer.readsOrder(order).then().statusCode(200).body(field, equalTo(value)));
    }

    private static List<String> typesOf(String topic, String key) {
        return Kafka.readAll(boxoffice.kafka(), topic).stream()
                .filter(event -> key.equals(event.key()))
                .map(event -> new String(event.headers().lastHeader("ce_type").value(), UTF_8))
                .toList();
    }
}
