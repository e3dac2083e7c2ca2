package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
class Ticket {

    @Id
    private UUID id;

    @Embedded
    private TicketDetails details;

    private String sellerId;

    @Enumerated(EnumType.STRING)
    private TicketStatus status = TicketStatus.ON_SALE;

    /** Hibernate keeps this initial value on insert, so the versions of events start at one. */
    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    protected Ticket() {}

    Ticket(UUID id, String sellerId, TicketDetails details, Instant now) {
        requireFuture(details.startsAt(), now);
        PriceRule.require(details.price());
        this.id = id;
        this.sellerId = sellerId;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * Returns whether anything changed. A past start, a capacity that is already too low or a price that could no longer be
     * entered does not prevent other changes.
     */
    boolean edit(TicketDetails edited, Stock stock, Instant now) {
        requireOnSale();
        if (edited.equals(details)) {
            return false;
        }
        if (!edited.startsAt().equals(details.startsAt())) {
            requireFuture(edited.startsAt(), now);
        }
        if (!edited.price().equals(details.price())) {
            PriceRule.require(edited.price());
        }
        if (edited.capacity() < details.capacity() && edited.capacity() < stock.heldAndSold()) {
            throw new TicketProblem.CapacityBelowSold(edited.capacity(), stock).toException();
        }
        if (!edited.price().currency().equals(details.price().currency()) && stock.heldAndSold() > 0) {
            throw new TicketProblem.CurrencyFixed(details.price().currency(), stock).toException();
        }
        details = edited;
        updatedAt = now;
        return true;
    }

    /** Returns whether anything changed; a second withdrawal changes nothing. */
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
