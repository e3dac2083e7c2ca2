package dev.boxoffice.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.system.door.OfflineScanner;
import dev.boxoffice.testing.Concurrently;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A purchase becomes admissions, whose codes a scanner verifies offline. All requests go through the storefront. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class AdmissionsIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** More than order-service refunds in the first two seconds. */
    private static final int STORM_ORDERS = 25;

    private static final Duration RESTART = Duration.ofSeconds(60);

    private static Boxoffice boxoffice;
    private static String api;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
        api = boxoffice.storefront() + "/api";
    }

    @Test
    void admitsBuyerAndNewHolderOfASoldOutTicketUntilTheRefund() {
        User buyer = User.of(boxoffice, "ada");
        User friend = User.of(boxoffice, "finn");
        UUID ticket = User.of(boxoffice, "sid").createsTicket("The Doorkeeper", 2);
        String order = buys(buyer, ticket, 2);
        List<String> ids = awaitAdmissions(buyer, order);
        String kept = code(buyer, ids.getFirst());
        String given = code(buyer, ids.getLast());
        OfflineScanner scanner = OfflineScanner.withKeysOf(boxoffice.storefront());
        assertThat(scanner.read(kept)).isEqualTo(new OfflineScanner.Scan(UUID.fromString(ids.getFirst()), 1));
        assertThat(scanner.read(given)).isEqualTo(new OfflineScanner.Scan(UUID.fromString(ids.getLast()), 1));

        friend.orders(ticket, 1).then().statusCode(409).body("type", endsWith("/sold-out"));
        String token = buyer.request()
                .post(api + "/admissions/{id}/transfer", ids.getLast())
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        friend.request()
                .body("{\"token\": \"%s\"}".formatted(token))
                .post(api + "/admissions/claim")
                .then()
                .statusCode(200)
                .body("generation", equalTo(2));

        assertThat(scanner.read(code(friend, ids.getLast())))
                .isEqualTo(new OfflineScanner.Scan(UUID.fromString(ids.getLast()), 2));
        admission(buyer, ids.getLast())
                .then()
                .statusCode(200)
                .body("generation", equalTo(2))
                .body("code", nullValue());

        User.operator(boxoffice).refunds(order).then().statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> admissions(buyer, order)
                        .then()
                        .body("items.status", everyItem(is("VOID")))
                        .body("items.code", everyItem(nullValue())));
        admission(friend, ids.getLast()).then().body("status", equalTo("VOID")).body("code", nullValue());
    }

    @Test
    void admitsACodeOnceThroughTwoInstancesAndAfterAReplay() {
        User staff = User.of(boxoffice, "dora");
        User buyer = User.of(boxoffice, "alma");
        Response show = staff.createsShowWithPool("The Turnstile", 10);
        String order = buys(buyer, UUID.fromString(show.path("tickets[0].id")), 2);
        List<String> ids = awaitAdmissions(buyer, order);
        String code = code(buyer, ids.getFirst());
        String first;
        awaitDoor(staff, show.path("id"));
        try (BareService.Instance second = new BareService(boxoffice, "admission-service").startBeside()) {
            List<String> instances = List.of(boxoffice.storefront(), second.url());

            List<Response> checks = Concurrently.run(IntStream.range(0, 50)
                    .<Callable<Response>>mapToObj(
                            gate -> () -> checks(staff, instances.get(gate % 2), show.path("id"), code, "Gate " + gate))
                    .toList());

            assertThat(checks)
                    .allSatisfy(check -> assertThat(check.statusCode()).isEqualTo(200));
            List<String> admitting = checks.stream()
                    .filter(check -> check.path("items[0].result").equals("ACCEPTED"))
                    .map(check -> check.<String>path("items[0].gate"))
                    .toList();
            assertThat(admitting).hasSize(1);
            first = admitting.getFirst();
        }

        replayAllTopics();

        assertThat(admissions(buyer, order).jsonPath().getList("items.id")).isEqualTo(ids);
        checks(staff, boxoffice.storefront(), show.path("id"), code, "North")
                .then()
                .body("items[0].reason", equalTo("already-entered"))
                .body("items[0].first.gate", equalTo(first));
    }

    @Test
    void runsTheDemoAtTheDoorTwice() {
        List<CommandResult> demos = List.of(boxoffice.run("demo", "door"), boxoffice.run("demo", "door"));

        assertThat(demos).allSatisfy(demo -> {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.stdout())
                    .contains(
                            "REFUSED, already-entered",
                            "Admission 2 is VOID: refunded",
                            "The order is REFUNDED with 50.00 EUR",
                            "The call-off is DONE: 1 order refunded with 25.00 EUR, 1 cancelled, 0 failed.");
        });
    }

    @Test
    void refundsEachOrderOnceThoughOrderServiceIsKilledMeanwhile() {
        User staff = User.of(boxoffice, "cora");
        Response show = staff.createsShowWithPool("The Storm", 100);
        UUID ticket = UUID.fromString(show.path("tickets[0].id"));
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        List<User> buyers = IntStream.range(0, 5)
                .mapToObj(i -> User.of(boxoffice, "storm-" + i))
                .toList();
        List<String> orders = Concurrently.run(IntStream.range(0, STORM_ORDERS)
                .<Callable<String>>mapToObj(i -> () -> buys(buyers.get(i % 5), ticket, 1))
                .toList());
        await().atMost(SOON).until(() -> refundable(ticket) == STORM_ORDERS);

        staff.request()
                .post(api + "/shows/{id}/call-off", show.<String>path("id"))
                .then()
                .statusCode(200);
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> refunds(ticket) > 0);
        boxoffice.kill("order-service");
        assertThat(refunds(ticket)).isLessThan(STORM_ORDERS);

        await().atMost(RESTART)
                .ignoreExceptions()
                .untilAsserted(() -> staff.request()
                        .get(api + "/call-offs/{id}", show.<String>path("id"))
                        .then()
                        .body("status", equalTo("DONE"))
                        .body("orders.refunded", equalTo(STORM_ORDERS))
                        .body("refunded[0].amount", equalTo(STORM_ORDERS * 2_500)));
        assertThat(refundable(ticket)).isZero();
        assertThat(boxoffice.ask("orders", """
                select count(*) from (
                    select p.id from payment p join order_item i on i.order_id = p.order_id
                        join simulated_refund r on r.reference = p.reference
                    where i.ticket_id = '%s' group by p.id having count(*) = 1 and sum(r.amount) = 2500) returned
                """.formatted(ticket))).isEqualTo(STORM_ORDERS);
        await().atMost(SOON)
                .untilAsserted(() -> admissions(buyers.getFirst(), orders.getFirst())
                        .then()
                        .body("items.status", everyItem(is("VOID"))));
    }

    private static long refundable(UUID ticket) {
        return boxoffice.ask("orders", """
                select count(*) from orders o join order_item i on i.order_id = o.id
                where i.ticket_id = '%s' and o.status = 'COMPLETE'
                """.formatted(ticket));
    }

    private static long refunds(UUID ticket) {
        return boxoffice.ask("orders", """
                select count(*) from refund r join order_item i on i.order_id = r.order_id where i.ticket_id = '%s'
                """.formatted(ticket));
    }

    /** Applies every event again, as if the service had not seen the orders before. */
    private static void replayAllTopics() {
        long admissions = boxoffice.ask("admissions", "select count(*) from admission");
        boxoffice.kill("admission-service");
        boxoffice.change("admissions", "update orders set version = 0");
        boxoffice.change("admissions", "delete from inbox_offset");
        await().atMost(RESTART)
                .until(() -> boxoffice.ask("admissions", "select count(*) from orders where version = 0") == 0);
        assertThat(boxoffice.ask("admissions", "select count(*) from admission"))
                .isEqualTo(admissions);
    }

    private static void awaitDoor(User staff, String show) {
        await().atMost(SOON)
                .until(() ->
                        staff.request().get(api + "/shows/{id}/door-list", show).statusCode() == 200);
    }

    private static Response checks(User staff, String address, String show, String code, String gate) {
        return staff.request()
                .body("{\"showId\": \"%s\", \"items\": [{\"code\": \"%s\", \"gate\": \"%s\", \"nonce\": \"1\"}]}"
                        .formatted(show, code, gate))
                .post(address + "/api/check-ins");
    }

    private static String buys(User buyer, UUID ticket, int quantity) {
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String order =
                buyer.orders(ticket, quantity).then().statusCode(201).extract().path("id");
        buyer.pays(order, "sim_success").then().statusCode(200);
        return order;
    }

    private static List<String> awaitAdmissions(User buyer, String order) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> admissions(buyer, order).then().statusCode(200).body("items", hasSize(2)));
        return admissions(buyer, order).jsonPath().getList("items.id");
    }

    private static Response admissions(User reader, String order) {
        return reader.request().get(api + "/orders/{id}/admissions", order);
    }

    private static Response admission(User reader, String id) {
        return reader.request().get(api + "/admissions/{id}", id);
    }

    private static String code(User holder, String admission) {
        return admission(holder, admission).then().statusCode(200).extract().path("code");
    }
}
