package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.payment.ProviderNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears every notification, as whoever settles payments does. */
@ApplicationScoped
class RecordedNotifications {

    private final List<ProviderNotification> told = new CopyOnWriteArrayList<>();
    private volatile RuntimeException failure;

    void hear(@Observes ProviderNotification notification) {
        if (failure != null) {
            throw failure;
        }
        told.add(notification);
    }

    void failWith(RuntimeException thrown) {
        failure = thrown;
    }

    void listen() {
        failure = null;
    }

    List<ProviderNotification> about(String reference) {
        return told.stream()
                .filter(notification -> notification.reference().equals(reference))
                .toList();
    }
}
