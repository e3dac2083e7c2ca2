package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.buyer.OrderLink;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Finds the admissions of an order. A page shows the order without them if admission-service does not respond. */
@ApplicationScoped
public class AdmissionLookup {

    private static final Logger LOG = Logger.getLogger(AdmissionLookup.class);

    private final AdmissionListClient client;

    private final OrderLink link;

    AdmissionLookup(@RestClient AdmissionListClient client, OrderLink link) {
        this.client = client;
        this.link = link;
    }

    /**
     * Keeps visitors with the private link of an order from the admissions of the guest's other orders.
     *
     * @throws NotFoundException if the visitor has opened the link of the order and the admission belongs to another order
     */
    void requireOf(UUID order, UUID admission) {
        if (link.access().isPresent()
                && of(order).items().stream().noneMatch(item -> item.id().equals(admission))) {
            throw new NotFoundException();
        }
    }

    /** The admissions of a paid order. */
    public OrderAdmissions of(UUID orderId) {
        try {
            return OrderAdmissions.of(orderId, client.list(orderId, OrderAdmissions.MAX_READ, true));
        } catch (RequestRefusedException e) {
            return e.problem().status() == 404
                    ? OrderAdmissions.pending(orderId)
                    : OrderAdmissions.unavailable(orderId);
        } catch (ServiceUnavailableException | ProcessingException e) {
            LOG.warnf("Admissions are unavailable: %s", e.getMessage());
            return OrderAdmissions.unavailable(orderId);
        }
    }
}
