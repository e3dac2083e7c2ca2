package dev.boxoffice.reference;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "payment")
class ReferencePayment {

    @Id
    UUID id;

    @Column(name = "order_id") // the column that ReferenceOrder joins on
    UUID orderId;

    int attempt;
    String provider;
    String reference;
    String method;
    String status;

    @Embedded
    Amount amount;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "received_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "received_currency"))
    Amount received;

    Instant createdAt;
    Instant updatedAt;

    static ReferencePayment begin(UUID id, ReferenceOrder order, String method, Instant now) {
        var payment = new ReferencePayment();
        payment.id = id;
        payment.orderId = order.id;
        payment.attempt = order.payments.size() + 1;
        payment.provider = "simulated";
        payment.reference = "sim_" + id;
        payment.method = method;
        payment.status = "PENDING";
        payment.amount = order.total;
        payment.createdAt = now;
        payment.updatedAt = now;
        return payment;
    }

    void capture(Instant now) {
        status = "CAPTURED";
        received = amount;
        updatedAt = now;
    }
}
