package dev.boxoffice.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(name = "order_item")
@IdClass(ReferenceItem.Key.class)
class ReferenceItem {

    record Key(UUID order, int line) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    ReferenceOrder order;

    @Id
    int line;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    ReferenceTicket ticket;

    int quantity;
    long unitAmount;
}
