package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Remembered;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Finds the choices for filters. The catalogue is useful without them. */
@ApplicationScoped
public class FacetsLookup {

    private static final Logger LOG = Logger.getLogger(FacetsLookup.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(20);

    private final Remembered<Facets> facets;

    FacetsLookup(@RestClient ShowClient shows) {
        this.facets = new Remembered<>(MAX_AGE, shows::facets);
    }

    public Facets get() {
        try {
            return facets.get();
        } catch (RequestRefusedException | ServiceUnavailableException | ProcessingException e) {
            LOG.warnf("The catalogue has no choices for its filters: %s", e.getMessage());
            return Facets.NONE;
        }
    }
}
