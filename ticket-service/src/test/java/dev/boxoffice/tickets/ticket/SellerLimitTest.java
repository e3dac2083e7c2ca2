package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.words.NewWords;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class SellerLimitTest {

    private static final int REQUESTS = 8;

    private final Seller seller = Seller.anyone();
    private final TicketBody body = TicketBody.concert();

    @Inject
    DataSource dataSource;

    @Inject
    NewWords newWords;

    @Test
    void refusesATicketAtTheLimit() {
        allow(2);
        UUID first = seller.hasTicket(body);
        seller.hasTicket(body);

        seller.creates(body)
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("limit", equalTo("maxPerSeller"))
                .body("maximum", equalTo(2));
        Seller.anyone().hasTicket(body);

        seller.withdraws(first);
        seller.hasTicket(body);
    }

    @Test
    void replaysACreationAtTheLimit() {
        allow(1);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            seller.sends()
                    .header("Idempotency-Key", key)
                    .body(body.fields())
                    .post("/api/tickets")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void doesNotCountPastTicketsUntilTheyAreRescheduled() throws SQLException {
        allow(1);
        UUID past = seller.hasTicket(body);
        try (Connection connection = Stack.ownerConnection("tickets");
                var update = connection.prepareStatement("""
                        with past as (update ticket set starts_at = '2020-01-01Z' where id = ? returning show_id)
                        update show set starts_at = '2020-01-01Z' from past where id = show_id
                        """)) {
            update.setObject(1, past);
            update.executeUpdate();
        }
        seller.hasTicket(body);

        seller.edits(past, "*", body).then().statusCode(409).body("type", endsWith("/limit-exceeded"));
        Seller.operator().edits(past, "*", body).then().statusCode(200);
    }

    @Test
    void doesNotLimitOperators() {
        allow(1);
        Seller operator = Seller.operator();
        operator.hasTicket(body);
        operator.hasTicket(body);
    }

    @Test
    void holdsTheLimitInConcurrentRequests() {
        allow(3);

        assertThat(createConcurrently()).filteredOn(status -> status == 201).hasSize(3);
    }

    /** The twin: without the lock, the same requests exceed the limit, unless one of them is much faster than all others. */
    @Test
    void wouldExceedTheLimitWithoutTheLock() {
        QuarkusMock.installMockForType(new UnguardedLimit(dataSource, 1), SellerLimit.class);

        assertThat(Stream.generate(Seller::anyone).limit(10).map(this::createConcurrently))
                .anySatisfy(statuses ->
                        assertThat(statuses).filteredOn(status -> status == 201).hasSizeGreaterThan(1));
    }

    /** Until then, the seller's other requests need not wait. */
    @Test
    void locksTheSellerLast() {
        QuarkusMock.installMockForType(new MeetingIndex(newWords), TicketIndex.class);

        assertThat(createConcurrently()).containsOnly(201);
    }

    private List<Integer> createConcurrently() {
        return createConcurrently(seller);
    }

    /** The seller has an organiser already, because concurrent first requests wait for each other. */
    private List<Integer> createConcurrently(Seller by) {
        by.hasShow(ShowBody.draft());
        Callable<Integer> create = () -> by.creates(body).statusCode();
        return Concurrently.run(Collections.nCopies(REQUESTS, create));
    }

    private void allow(int tickets) {
        QuarkusMock.installMockForType(new SellerLimit(dataSource, tickets), SellerLimit.class);
    }

    /** Lets all requests have written a show before they write their tickets. */
    private static final class MeetingIndex extends TicketIndex {

        private final CyclicBarrier indexing = new CyclicBarrier(REQUESTS);

        MeetingIndex(NewWords newWords) {
            super(newWords);
        }

        @Override
        void add(Ticket ticket) {
            try {
                indexing.await(4, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            super.add(ticket);
        }
    }

    /** Lets all requests count at the same time. */
    private static final class UnguardedLimit extends SellerLimit {

        private final CyclicBarrier counting = new CyclicBarrier(REQUESTS);

        UnguardedLimit(DataSource dataSource, int maximum) {
            super(dataSource, maximum);
        }

        @Override
        void lock(Connection connection, String sellerId) {
            try {
                counting.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
