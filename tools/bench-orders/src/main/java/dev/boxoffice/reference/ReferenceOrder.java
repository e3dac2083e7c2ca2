package dev.boxoffice.reference;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.OrderV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "orders")
class ReferenceOrder {

    @Id
    UUID id;

    String userId;
    String status;
    String reason;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "total_currency"))
    Amount total;

    Instant expiresAt;
    UUID paidBy;
    long version;
    Instant createdAt;
    Instant updatedAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("line")
    List<ReferenceItem> items = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("version")
    List<ReferenceTransition> history = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "order_id", insertable = false, updatable = false)
    @OrderBy("attempt")
    List<ReferencePayment> payments = new ArrayList<>();

    void add(ReferenceTicket ticket, int quantity) {
        var item = new ReferenceItem();
        item.order = this;
        item.line = items.size() + 1;
        item.ticket = ticket;
        item.quantity = quantity;
        item.unitAmount = ticket.price.amount();
        items.add(item);
        Amount price = ticket.price.times(quantity);
        total = total == null ? price : new Amount(total.amount() + price.amount(), total.currency());
    }

    /** Starts the hold. The first entry of the history follows from the order itself. */
    void create(Instant now) {
        version = 1;
        status = "CREATED";
        reason = "placed";
        createdAt = now;
        updatedAt = now;
    }

    void become(String next, String actor, String why, Instant now) {
        var step = new ReferenceTransition();
        step.order = this;
        step.version = ++version;
        step.at = now;
        step.fromStatus = status;
        step.toStatus = next;
        step.reason = why;
        step.actor = actor;
        history.add(step);
        reason = why;
        status = next;
        updatedAt = now;
    }

    Outbox.Entry event(EventType type) {
        return new Outbox.Entry(
                type,
                new OrderV1(
                        id,
                        userId,
                        null,
                        null,
                        status,
                        items.stream().map(this::eventItem).toList(),
                        money(total.amount()),
                        money(0),
                        expiresAt,
                        reason,
                        version,
                        createdAt,
                        updatedAt));
    }

    private OrderV1.Item eventItem(ReferenceItem item) {
        return new OrderV1.Item(item.ticket.id, item.ticket.title, item.quantity, 0, money(item.unitAmount));
    }

    private MoneyV1 money(long amount) {
        return new MoneyV1(amount, total.currency());
    }
}
