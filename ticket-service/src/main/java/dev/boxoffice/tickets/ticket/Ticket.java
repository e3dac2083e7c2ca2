package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate // an update without new search terms keeps the stored ones
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

    /** Only written; searches read them in SQL. */
    @Column(columnDefinition = "tsvector")
    @ColumnTransformer(read = "null", write = "array_to_tsvector(cast(? as text[]))")
    private String[] searchTerms;

    /** The version that the search terms describe. */
    private Long indexedVersion;

    protected Ticket() {}

    Ticket(UUID id, String sellerId, TicketDetails details, Instant now) {
        requireFuture(details.startsAt(), now);
        PriceRule.require(details.price());
        this.id = id;
        this.sellerId = sellerId;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
        this.indexedVersion = version;
    }

    /** Replaces the terms by which searches find this version. */
    void index(Set<String> terms) {
        searchTerms = terms.toArray(String[]::new);
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
        indexedVersion = version + 1;
        return true;
    }

    /** Returns whether anything changed; a second withdrawal changes nothing. */
    boolean withdraw(Instant now) {
        return switch (status) {
            case WITHDRAWN -> false;
            case ON_SALE -> {
                status = TicketStatus.WITHDRAWN;
                updatedAt = now;
                if (Objects.equals(indexedVersion, version)) {
                    indexedVersion = version + 1;
                }
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
