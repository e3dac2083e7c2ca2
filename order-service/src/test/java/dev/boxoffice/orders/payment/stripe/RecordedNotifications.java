package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.payment.PaymentNotice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears every notice, as whoever settles payments does. */
@ApplicationScoped
class RecordedNotifications {

    private final List<PaymentNotice> told = new CopyOnWriteArrayList<>();
    private volatile RuntimeException failure;

    void hear(@Observes PaymentNotice notice) {
        if (failure != null) {
            throw failure;
        }
        told.add(notice);
    }

    void failWith(RuntimeException thrown) {
        failure = thrown;
    }

    void listen() {
        failure = null;
    }

    List<PaymentNotice> about(String reference) {
        return told.stream()
                .filter(notice -> notice.reference().equals(reference))
                .toList();
    }
}
