package dev.boxoffice.reference;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.EventType;
import dev.boxoffice.outbox.Outbox;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "ticket")
class ReferenceTicket {

    @Id
    UUID id;

    String title;
    String venue;
    Instant startsAt;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "price_currency"))
    Amount price;

    int maxPerOrder;
    String status;
    int allotment;
    int held;
    int sold;
    long stockVersion;

    int available() {
        return allotment - held - sold;
    }

    void hold(int quantity) {
        held += quantity;
        stockVersion++;
    }

    void release(int quantity) {
        held -= quantity;
        stockVersion++;
    }

    void sell(int quantity) {
        held -= quantity;
        sold += quantity;
        stockVersion++;
    }

    Outbox.Entry availabilityEvent(Instant asOf) {
        return new Outbox.Entry(
                EventType.TICKET_AVAILABILITY_CHANGED,
                new AvailabilityV1(id, held, sold, available(), stockVersion, asOf));
    }
}
