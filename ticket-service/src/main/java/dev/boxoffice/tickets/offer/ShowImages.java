package dev.boxoffice.tickets.offer;

import dev.boxoffice.tickets.image.Images;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowImage;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the images that requests name. */
@ApplicationScoped
class ShowImages {

    private final Images images;

    ShowImages(Images images) {
        this.images = images;
    }

    /** @param request {@code null} for a show without an image */
    ShowImage find(ShowImageRequest request) {
        return request == null
                ? null
                : images.sizeOf(request.id())
                        .map(size -> new ShowImage(request.id(), request.alt(), size.width(), size.height()))
                        .orElseThrow(
                                () -> new TicketProblem.Invalid("image.url", ShowImageRequest.UNKNOWN).toException());
    }
}
