package dev.boxoffice.admissions.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class IssueAdmissionsTest {

    @Inject
    DataSource dataSource;

    private final User buyer = User.anyone();
    private final SoldTicket ticket = SoldTicket.ofAnyone();

    @Test
    void issuesOneAdmissionPerPaidUnit() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).created();
        buyer.admissionsOf(order.id()).then().statusCode(200).body("items", empty());

        order.paid();

        buyer.admissionsOf(order.id())
                .then()
                .statusCode(200)
                .body("items.number", contains(1, 2, 3))
                .body("items.status", everyItem(is("VALID")))
                .body("items.holderId", everyItem(is(buyer.name())))
                .body("items.ticket.title", everyItem(is("The Lanterns")))
                .body("items.ticket.timeZone", everyItem(is("Europe/Berlin")));
    }

    @Test
    void showsTheBuyerOfAnUnpaidOrderAnEmptyList() {
        List<PaidOrder> orders = List.of(
                order().created(),
                order().created().linesChanged(),
                order().created().awaitingPayment(),
                order().created().cancelled(),
                order().created().expired());

        for (PaidOrder order : orders) {
            buyer.admissionsOf(order.id()).then().statusCode(200).body("items", empty());
            User.anyone().admissionsOf(order.id()).then().statusCode(404);
        }
        buyer.admissionsOf(UUID.randomUUID()).then().statusCode(404);
    }

    /** The topic may still have them when the database was restored, or when their first event is late. */
    @Test
    void doesNotStoreWhatHappensToUnpaidOrders() {
        PaidOrder order = order().awaitingPayment().cancelled().expired();

        assertThat(Database.count("select count(*) from orders where id = ?", order.id()))
                .isZero();
        order.created().awaitingPayment();
        assertThat(Database.query("select version from orders where id = ?", order.id()))
                .isEqualTo(1L);
    }

    @Test
    void issuesAdmissionsOfLateMoney() {
        PaidOrder order = order().created().awaitingPayment().expired().paid();

        buyer.admissionsOf(order.id()).then().body("items.status", contains("VALID", "VALID"));
    }

    private PaidOrder order() {
        return PaidOrder.of(buyer, ticket, 2);
    }

    @Test
    void issuesTheAdmissionsOfALargeOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2_001).paid();

        assertThat(Database.count("select count(*) from admission where order_id = ?", order.id()))
                .isEqualTo(2_001);
        UUID last = (UUID)
                Database.query("select id from admission where order_id = ? order by number desc limit 1", order.id());
        assertThat(PublishedEvents.await(Topics.ADMISSIONS, last, 1)).hasSize(1);
    }

    @Test
    void publishesEachAdmission() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        UUID second = order.admissions().get(1);

        var event = PublishedEvents.await(Topics.ADMISSIONS, second, 1).getFirst();

        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.admission.issued.v1");
        JsonNode state = PublishedEvents.json(event);
        assertThat(state.path("orderId").asText()).isEqualTo(order.id().toString());
        assertThat(state.path("number").asInt()).isEqualTo(2);
        assertThat(state.path("status").asText()).isEqualTo("VALID");
        assertThat(state.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void replayedOrdersCreateNoSecondAdmission() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        List<UUID> issued = order.admissions();

        order.created().paid().paid();

        assertThat(order.admissions()).isEqualTo(issued).hasSize(2);
        assertThat(PublishedEvents.await(Topics.ADMISSIONS, issued.getFirst(), 1))
                .hasSize(1);
    }

    @Test
    void issuesAdmissionsBeforeTheTicketIsKnown() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        buyer.admissionsOf(order.id())
                .then()
                .body("items.ticket.id", contains(ticket.id().toString()));

        ticket.published();

        buyer.admissionsOf(order.id()).then().body("items.ticket.title", contains("The Lanterns"));
    }

    @Test
    void voidsAdmissionsOfARefundedOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid().refunded();

        assertVoid(order, "refunded");
        var events = PublishedEvents.await(Topics.ADMISSIONS, order.admissions().getFirst(), 2);
        assertThat(PublishedEvents.type(events.getLast())).isEqualTo("dev.boxoffice.admission.voided.v1");
        assertThat(PublishedEvents.json(events.getLast()).path("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplayedPaymentDoesNotRevalidateARefundedOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid().refunded();

        order.paid();

        assertVoid(order, "refunded");
    }

    @Test
    void aRefundWithoutItsPaymentGivesTheSameAdmissions() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).refunded();
        order.paid();

        assertVoid(order, "refunded");
        var event = PublishedEvents.await(Topics.ADMISSIONS, order.admissions().getFirst(), 1)
                .getFirst();
        assertThat(PublishedEvents.json(event).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void voidsTheRefundedUnitsWithTheHighestNumbers() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).paid();

        order.partiallyRefunded(1);
        assertStatuses(order, "VALID", "VALID", "VOID");
        order.partiallyRefunded(2);

        assertStatuses(order, "VALID", "VOID", "VOID");
        buyer.admissionsOf(order.id()).then().body("items[1].voidReason", is("refunded"));
        var events = PublishedEvents.await(Topics.ADMISSIONS, order.admissions().getLast(), 2);
        assertThat(PublishedEvents.type(events.getLast())).isEqualTo("dev.boxoffice.admission.voided.v1");
    }

    @Test
    void voidsRefundedUnitsOnce() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).paid().partiallyRefunded(1);

        order.partiallyRefunded(1).paid().sendsAnotherChange(1);

        assertStatuses(order, "VALID", "VALID", "VOID");
        assertThat(PublishedEvents.await(Topics.ADMISSIONS, order.admissions().getLast(), 2))
                .hasSize(2);
    }

    @Test
    void aPartialRefundWithoutItsPaymentGivesTheSameAdmissions() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).partiallyRefunded(2);
        order.paid();

        assertStatuses(order, "VALID", "VOID", "VOID");
        var event = PublishedEvents.await(Topics.ADMISSIONS, order.admissions().getLast(), 1)
                .getFirst();
        assertThat(PublishedEvents.json(event).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void voidsUnitsOfTheBuyerBeforeTransferredUnits() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).paid();
        User friend = User.anyone();
        friend.claims(buyer.offers(order.admissions().getLast())).then().statusCode(200);

        order.partiallyRefunded(1);
        assertStatuses(order, "VALID", "VOID", "VALID");
        order.partiallyRefunded(2);
        assertStatuses(order, "VOID", "VOID", "VALID");
        order.partiallyRefunded(3);

        assertStatuses(order, "VOID", "VOID", "VOID");
    }

    @Test
    void voidsUnitsWithoutAnEntryFirst() {
        Door door = Door.of(ticket);
        PaidOrder order = PaidOrder.of(buyer, ticket, 3).paid();
        door.admits(buyer.code(order.admissions().getLast()), "A");

        order.partiallyRefunded(1);

        assertStatuses(order, "VALID", "VOID", "VALID");
    }

    @Test
    void voidsNoFurtherUnitsAfterTheShowWasCalledOff() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        ticket.callOff();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertVoid(order, "called-off"));

        order.partiallyRefunded(1);

        assertVoid(order, "called-off");
    }

    private void assertStatuses(PaidOrder order, String... statuses) {
        buyer.admissionsOf(order.id()).then().body("items.status", contains(statuses));
    }

    @Test
    void voidsAdmissionsWhenTheShowIsCalledOff() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        PaidOrder other =
                PaidOrder.of(buyer, SoldTicket.ofAnyone().published(), 1).paid();

        ticket.callOff();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertVoid(order, "called-off"));
        buyer.admissionsOf(other.id()).then().body("items.status", contains("VALID"));
    }

    @Test
    void issuesVoidAdmissionsAfterTheShowWasCalledOff() {
        ticket.published();
        ticket.callOff();

        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();

        assertVoid(order, "called-off");
    }

    @Test
    void replacesAnErasedBuyer() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        UUID kept = order.admissions().getFirst();
        UUID given = order.admissions().getLast();
        User friend = User.anyone();
        friend.claims(buyer.offers(given)).then().statusCode(200);
        String pseudonym = "erased:" + UUID.randomUUID();

        order.buyerErased(pseudonym);
        order.paid();

        buyer.admissionsOf(order.id()).then().statusCode(404);
        User.operator()
                .admissionsOf(order.id())
                .then()
                .body("items.holderId", contains(pseudonym, friend.name()))
                .body("items.status", everyItem(is("VALID")));
        var event = PublishedEvents.await(Topics.ADMISSIONS, kept, 2).getLast();
        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.admission.holder-erased.v1");
        assertThat(PublishedEvents.json(event).path("holderId").asText()).isEqualTo(pseudonym);
    }

    @Test
    void replacesAnErasedBuyerInAdmissionsReceivedFromOthers() {
        User friend = User.anyone();
        UUID received = PaidOrder.of(friend, ticket, 1).paid().admissions().getFirst();
        buyer.claims(friend.offers(received)).then().statusCode(200);
        PaidOrder later = PaidOrder.of(buyer, ticket, 1).paid();
        String pseudonym = "erased:" + UUID.randomUUID();

        PaidOrder.of(buyer, ticket, 1).paid().buyerErased(pseudonym);

        await().untilAsserted(() -> assertThat(Database.query("select holder_id from admission where id = ?", received))
                .isEqualTo(pseudonym));
        buyer.admissionsOf(later.id()).then().body("items.holderId", contains(buyer.name()));
    }

    /** Publishing the erasure returns only if its event was deferred. */
    @Test
    void lockedAdmissionOfAnotherOrderDelaysOnlyTheErasure() throws SQLException {
        User friend = User.anyone();
        UUID received = PaidOrder.of(friend, ticket, 1).paid().admissions().getFirst();
        buyer.claims(friend.offers(received)).then().statusCode(200);
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        String pseudonym = "erased:" + UUID.randomUUID();

        try (Connection locking = dataSource.getConnection();
                PreparedStatement lock =
                        locking.prepareStatement("select from admission where id = ? for no key update")) {
            locking.setAutoCommit(false);
            lock.setObject(1, received);
            lock.execute();
            order.buyerErased(pseudonym);
            assertThat(Database.query("select holder_id from admission where id = ?", received))
                    .isEqualTo(buyer.name());
            locking.rollback();
        }

        await().untilAsserted(() -> assertThat(Database.query("select holder_id from admission where id = ?", received))
                .isEqualTo(pseudonym));
    }

    @Test
    void followsTheUserWhoClaimsTheOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        UUID kept = order.admissions().getFirst();
        UUID given = order.admissions().getLast();
        User friend = User.anyone();
        friend.claims(buyer.offers(given)).then().statusCode(200);
        User user = User.anyone();

        order.claimedBy(user);

        await().untilAsserted(() -> buyer.admissionsOf(order.id()).then().statusCode(404));
        User.operator()
                .admissionsOf(order.id())
                .then()
                .body("items.holderId", contains(user.name(), friend.name()))
                .body("items.generation", contains(1, 2))
                .body("items.status", everyItem(is("VALID")));
        user.admissionsOf(order.id()).then().statusCode(200).body("items[0].code", notNullValue());
        var event = PublishedEvents.await(Topics.ADMISSIONS, kept, 2).getLast();
        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.admission.claimed.v1");
        assertThat(PublishedEvents.json(event).path("holderId").asText()).isEqualTo(user.name());
    }

    private void assertVoid(PaidOrder order, String reason) {
        buyer.admissionsOf(order.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.status", everyItem(is("VOID")))
                .body("items.voidReason", everyItem(is(reason)))
                .body("items.findAll { it.code != null }", empty());
    }
}
