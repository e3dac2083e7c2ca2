package dev.boxoffice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 1, 3, 4 and 8 while processes are killed. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class FaultsIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** A kill may come while no payment is under way. */
    private static final int KILLS = 8;

    /** Captured charges without a complete order and without a refund. */
    private static final String UNSETTLED = """
            select count(*) from simulated_charge charge
                left join payment on payment.reference = charge.reference
                left join orders on orders.id = order_id
                left join lateral (
                    select coalesce(sum(refund.amount), 0) as amount from simulated_refund refund
                    where refund.reference = charge.reference) returned on true
            where captured_at <= clock_timestamp()
                and not coalesce(
                    case when returned.amount < charge.amount
                        then orders.status = 'COMPLETE' and paid_by = payment.id and payment.status = 'CAPTURED'
                        else payment.status = 'REFUNDED' end,
                    false)
            """;

    private static Boxoffice shared;

    @BeforeAll
    static void up() {
        shared = SharedSystem.boxoffice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "ticket-service", "postgres"})
    void losesNoAcknowledgedOrderToAKill(String component) {
        UUID ticket = User.of(shared, "sally").createsTicket("Doomed Concert", 100_000);
        awaitKnownToOrders(ticket);
        List<String> acknowledged;
        try (Rush rush = Rush.on(shared, ticket)) {
            await().atMost(RECOVERY).until(() -> rush.acknowledgedSoFar() > 50);
            long before = shared.process(component).pid();

            shared.kill(component);

            await().atMost(RECOVERY).until(() -> hasSuccessor(component, before));
            await().atMost(RECOVERY).until(() -> shared.run("status").exitCode() == 0);
            int soFar = rush.acknowledgedSoFar();
            await().atMost(RECOVERY).until(() -> rush.acknowledgedSoFar() > soFar + 50);
            acknowledged = rush.acknowledged();
            assertThat(rush.unexpected()).isEmpty();
        }
        assertNothingLost(ticket, acknowledged);
    }

    @Test
    void losesNoPaymentToAKill() {
        UUID ticket = User.of(shared, "sally").createsTicket("Doomed Matinee", 100_000);
        awaitKnownToOrders(ticket);
        List<String> paid;
        try (Rush rush = Rush.paying(shared, ticket)) {
            awaitPayments(rush);
            boolean betweenTwoSteps = false;
            for (int i = 0; i < KILLS && !betweenTwoSteps; i++) {
                ProcessHandle killed = shared.process("order-service");

                shared.kill("order-service");

                await().atMost(SOON).until(() -> !killed.isAlive());
                betweenTwoSteps = shared.ask("orders", UNSETTLED) > 0;
                await().atMost(RECOVERY).until(() -> hasSuccessor("order-service", killed.pid()));
                awaitPayments(rush);
            }
            assertThat(betweenTwoSteps)
                    .as("killed between two steps of a payment")
                    .isTrue();
            paid = rush.paid();
            assertThat(rush.unexpected()).isEmpty();
        }
        assertAllPaid(ticket, paid);
    }

    private static void awaitPayments(Rush rush) {
        int soFar = rush.paidSoFar();
        await().atMost(RECOVERY).until(() -> rush.paidSoFar() > soFar + 50);
    }

    /** Until the successor starts, the recorded process is absent or still the old one. */
    private static boolean hasSuccessor(String component, long pid) {
        return shared.recorded(component)
                .filter(process -> process.pid() != pid)
                .isPresent();
    }

    /** For a ticket without unpaid orders. */
    private static void assertAllPaid(UUID ticket, List<String> paid) {
        String complete = "select count(distinct order_id) from order_item join orders on orders.id = order_id"
                + " where status = 'COMPLETE' and ticket_id = '" + ticket + "'";
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(shared.ask("orders", complete)).isEqualTo(paid.size()));
        assertThat(shared.ask("orders", UNSETTLED)).isZero();
        User operator = User.operator(shared);
        operator.reconciles().then().statusCode(200).body("drift", equalTo(0));
        await().atMost(RECOVERY)
                .untilAsserted(() -> operator.reads(ticket)
                        .then()
                        .body("availability.sold", equalTo(paid.size()))
                        .body("availability.held", equalTo(0)));
    }

    /** The first restart is orderly; the second follows a kill with unpublished events in the outbox. */
    @Test
    void keepsOrdersAndEventsAcrossRestarts() {
        UUID ticket = User.of(shared, "sally").createsTicket("Quiet Concert", 50);
        awaitKnownToOrders(ticket);
        User buyer = User.of(shared, "ben");
        String earlier =
                buyer.orders(ticket, 2).then().statusCode(201).extract().path("id");

        List<ProcessHandle> processes = shared.processes();
        assertThat(shared.run("down").exitCode()).isZero();
        assertThat(processes).hasSize(5);
        await().atMost(SOON).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        shared.with("BOXOFFICE_OUTBOX_RELAY", "false").up();

        buyer.readsOrder(earlier).then().statusCode(200).body("items[0].quantity", equalTo(2));
        String unpublished =
                buyer.orders(ticket, 3).then().statusCode(201).extract().path("id");
        assertThat(shared.ask("orders", "select count(*) from outbox")).isGreaterThanOrEqualTo(2);
        assertThat(createdOrders()).doesNotContain(unpublished);

        shared.kill("order-service");
        shared.run("down");
        shared.without("BOXOFFICE_OUTBOX_RELAY").up();

        await().atMost(RECOVERY).until(() -> createdOrders().contains(unpublished));
        await().atMost(RECOVERY)
                .untilAsserted(() -> buyer.reads(ticket)
                        .then()
                        .body("availability.held", equalTo(5))
                        .body("availability.available", equalTo(45)));
    }

    private static void assertNothingLost(UUID ticket, List<String> acknowledged) {
        assertThat(acknowledged).doesNotHaveDuplicates();
        String sold = "select coalesce(sum(quantity), 0) from order_item where ticket_id = '" + ticket + "'";
        assertThat(shared.ask("orders", sold)).isEqualTo(acknowledged.size());
        assertThat(shared.ask("orders", "select held from ticket where id = '" + ticket + "'"))
                .isEqualTo(acknowledged.size());
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(createdOrders()).containsAll(new HashSet<>(acknowledged)));
        User reader = User.of(shared, "reader");
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> reader.reads(ticket).then().body("availability.held", equalTo(acknowledged.size())));
    }

    private static Set<String> createdOrders() {
        return Kafka.readAll(shared.kafka(), Topics.ORDERS).stream()
                .filter(event -> new String(
                                event.headers().lastHeader("ce_type").value(), UTF_8)
                        .equals("dev.boxoffice.order.created.v1"))
                .map(event -> event.key())
                .collect(Collectors.toSet());
    }

    private static void awaitKnownToOrders(UUID ticket) {
        await().atMost(RECOVERY).until(() -> shared.ordersKnow(ticket));
    }
}
