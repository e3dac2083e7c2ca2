package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate // an update without new search terms keeps the stored ones
class Ticket {

    @Id
    private UUID id;

    @Embedded
    private ShowFacts show;

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

    Ticket(UUID id, String sellerId, ShowFacts show, TicketDetails details, Instant now) {
        details.requireWindow();
        PriceRule.require(details.price());
        this.id = id;
        this.sellerId = sellerId;
        this.show = show;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
        this.indexedVersion = version;
    }

    /** Replaces the terms by which searches find this version. */
    void index(Set<String> terms) {
        searchTerms = terms.toArray(String[]::new);
    }

    /** Takes over what the show has changed; returns whether anything changed. */
    boolean follow(ShowFacts changed, Instant now) {
        if (changed.equals(show)) {
            return false;
        }
        if (!changed.hasTextOf(show) || isIndexed()) {
            indexedVersion = version + 1;
        }
        show = changed;
        updatedAt = now;
        return true;
    }

    /**
     * Returns whether anything changed. A capacity that is already too low, or a price that could no longer be entered, does
     * not prevent other changes.
     *
     * @param sales read only if the edit depends on it; empty until order-service has published figures
     */
    boolean edit(TicketDetails edited, Supplier<Optional<Availability>> sales, Instant now) {
        requireOnSale();
        if (edited.equals(details)) {
            return false;
        }
        edited.requireWindow();
        if (!edited.price().equals(details.price())) {
            PriceRule.require(edited.price());
        }
        if (edited.capacity() < details.capacity()
                || !edited.price().currency().equals(details.price().currency())) {
            sales.get().ifPresent(stock -> requirePossible(edited, stock));
        }
        details = edited;
        updatedAt = now;
        if (isIndexed()) {
            indexedVersion = version + 1;
        }
        return true;
    }

    private void requirePossible(TicketDetails edited, Availability stock) {
        if (edited.capacity() < details.capacity() && edited.capacity() < stock.heldAndSold()) {
            throw new TicketProblem.CapacityBelowSold(edited.capacity(), stock.held(), stock.sold()).toException();
        }
        if (!edited.price().currency().equals(details.price().currency()) && stock.heldAndSold() > 0) {
            throw new TicketProblem.CurrencyFixed(details.price().currency(), stock.held(), stock.sold()).toException();
        }
    }

    /** Returns whether anything changed; a second withdrawal changes nothing. */
    boolean withdraw(Instant now) {
        return switch (status) {
            case WITHDRAWN -> false;
            case ON_SALE -> {
                status = TicketStatus.WITHDRAWN;
                updatedAt = now;
                if (isIndexed()) {
                    indexedVersion = version + 1;
                }
                yield true;
            }
        };
    }

    /** False if a release or script without search terms has written the row. */
    private boolean isIndexed() {
        return Objects.equals(indexedVersion, version);
    }

    void requireOnSale() {
        if (status != TicketStatus.ON_SALE) {
            throw new TicketProblem.Withdrawn(id).toException();
        }
    }

    UUID id() {
        return id;
    }

    ShowFacts show() {
        return show;
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
