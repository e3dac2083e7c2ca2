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

    /**
     * An image in a smaller width.
     *
     * @param lasting whether the next request gets the same content
     */
    record InWidth(StoredImage image, boolean lasting) {}

    /** Each width is made once. The image itself is the result if it is not wider, and while others are being processed. */
    InWidth find(UUID id, int width) {
        Optional<StoredImage> scaled = table.findScaled(id, width);
        if (scaled.isPresent()) {
            return new InWidth(scaled.get(), true);
        }
        StoredImage image = find(id);
        if (image.width() <= width) {
            return new InWidth(image, true);
        }
        return ImageCodec.aloneIfSoon(() -> scale(image, width))
                .map(made -> new InWidth(made, true))
                .orElseGet(() -> new InWidth(image, false));
    }

    /** Another request may have scaled the image meanwhile. */
    private StoredImage scale(StoredImage image, int width) {
        return table.findScaled(image.id(), width).orElseGet(() -> {
            StoredImage scaled = ScaledImage.of(image, width);
            table.insertScaled(image.id(), width, scaled);
            return scaled;
        });
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
