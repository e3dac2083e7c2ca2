package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.admission.AdmittedShowClient.AdmittedShow;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Adds to tickets what only their show knows. */
@ApplicationScoped
class TicketCards {

    private final AdmittedShowClient shows;

    TicketCards(@RestClient AdmittedShowClient shows) {
        this.shows = shows;
    }

    List<TicketCard> of(List<Admission> admissions) {
        Map<UUID, AdmittedShow> known = new HashMap<>();
        return admissions.stream()
                .map(admission -> {
                    UUID showId = admission.ticket().showId();
                    AdmittedShow show =
                            showId == null ? AdmittedShow.UNKNOWN : known.computeIfAbsent(showId, this::read);
                    return new TicketCard(
                            admission,
                            show.doorsAt(),
                            show.venue() == null ? null : show.venue().address());
                })
                .toList();
    }

    private AdmittedShow read(UUID id) {
        try {
            return shows.read(id);
        } catch (RequestRefusedException | ServiceUnavailableException | ProcessingException e) {
            return AdmittedShow.UNKNOWN;
        }
    }
}
