package dev.boxoffice.tickets.organiser;

import dev.boxoffice.tickets.image.Images;
import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks the images that requests name. */
@ApplicationScoped
class Logos {

    private final Images images;

    Logos(Images images) {
        this.images = images;
    }

    void require(OrganiserDetails details) {
        if (details.logoId() != null && images.sizeOf(details.logoId()).isEmpty()) {
            throw new TicketProblem.Invalid("logo.url", Logo.UNKNOWN).toException();
        }
    }
}
