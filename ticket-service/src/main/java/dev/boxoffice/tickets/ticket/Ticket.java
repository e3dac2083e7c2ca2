package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A listing of interchangeable admissions. */
@Entity
class Ticket {

    @Id
    private UUID id;

    @Embedded
    private TicketDetails details;

    private String sellerId;

    @Enumerated(EnumType.STRING)
    private TicketStatus status = TicketStatus.ON_SALE;

    /** Hibernate keeps what it finds here at the first insert, so that events start at 1. */
    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate. */
    protected Ticket() {}

    Ticket(UUID id, String sellerId, TicketDetails details, Instant now) {
        requireFuture(details.startsAt(), now);
        this.id = id;
        this.sellerId = sellerId;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Returns whether anything changed. Being past, or short of capacity already, forbids no other change. */
    boolean edit(TicketDetails wanted, Stock stock, Instant now) {
        requireOnSale();
        if (wanted.equals(details)) {
            return false;
        }
        if (!wanted.startsAt().equals(details.startsAt())) {
            requireFuture(wanted.startsAt(), now);
        }
        if (wanted.capacity() < details.capacity() && wanted.capacity() < stock.taken()) {
            throw new TicketProblem.CapacityBelowSold(wanted.capacity(), stock).toException();
        }
        if (!wanted.price().currency().equals(details.price().currency()) && stock.taken() > 0) {
            throw new TicketProblem.CurrencyFixed(details.price().currency(), stock).toException();
        }
        details = wanted;
        updatedAt = now;
        return true;
    }

    /** Returns whether anything changed: withdrawing twice is withdrawing once. */
    boolean withdraw(Instant now) {
        return switch (status) {
            case WITHDRAWN -> false;
            case ON_SALE -> {
                status = TicketStatus.WITHDRAWN;
                updatedAt = now;
                yield true;
            }
        };
    }

    private void requireOnSale() {
        if (status != TicketStatus.ON_SALE) {
            throw new TicketProblem.Withdrawn(id).toException();
        }
    }

    private static void requireFuture(Instant startsAt, Instant now) {
        if (!startsAt.isAfter(now)) {
            throw new TicketProblem.StartsInThePast(startsAt).toException();
        }
    }

    UUID id() {
        return id;
    }

    TicketDetails details() {
        return details;
    }

    String sellerId() {
        return sellerId;
    }

    TicketStatus status() {
        return status;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
