package dev.boxoffice.tickets.image;

import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Stores and finds images. */
@ApplicationScoped
public class Images {

    /** Bounds what one user can store; operators have no limit. */
    static final int MAX_PER_USER = 500;

    private final ImageTable table;

    Images(ImageTable table) {
        this.table = table;
    }

    /** The size of an image; empty if no image has this id. */
    public Optional<ImageSize> sizeOf(UUID id) {
        return table.sizeOf(id);
    }

    StoredImage find(UUID id) {
        return table.find(id).orElseThrow(() -> new ImageProblem.NotFound(id).toException());
    }

    /** Stores an image unless it exists, and returns its id. */
    @Transactional
    UUID store(Caller caller, StoredImage image) {
        if (table.sizeOf(image.id()).isEmpty()) {
            if (!caller.isAdmin() && table.countOf(caller.id()) >= MAX_PER_USER) {
                throw new ImageProblem.TooMany(MAX_PER_USER).toException();
            }
            table.insert(image, caller.id());
        }
        return image.id();
    }
}
