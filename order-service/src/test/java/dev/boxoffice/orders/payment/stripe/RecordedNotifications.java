package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.payment.ProviderNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records every notification that the service forwards. */
@ApplicationScoped
class RecordedNotifications {

    private final List<ProviderNotification> received = new CopyOnWriteArrayList<>();
    private volatile RuntimeException failure;

    void receive(@Observes ProviderNotification notification) {
        if (failure != null) {
            throw failure;
        }
        received.add(notification);
    }

    void failWith(RuntimeException thrown) {
        failure = thrown;
    }

    void reset() {
        failure = null;
    }

    List<ProviderNotification> about(String reference) {
        return received.stream()
                .filter(notification -> notification.reference().equals(reference))
                .toList();
    }
}
