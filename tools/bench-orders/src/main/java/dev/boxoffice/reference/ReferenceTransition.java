package dev.boxoffice.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "order_transition")
@IdClass(ReferenceTransition.Key.class)
class ReferenceTransition {

    record Key(UUID order, long version) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    ReferenceOrder order;

    @Id
    long version;

    Instant at;
    String fromStatus;
    String toStatus;
    String reason;
    String actor;
}
