package dev.boxoffice.tickets.show;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A stored image that a show uses.
 *
 * @param alt what the image shows, for people who do not see it
 * @param width in pixels
 * @param height in pixels
 */
@Embeddable
public record ShowImage(
        @Column(name = "image_id") UUID id,
        @Column(name = "image_alt") String alt,
        @Column(name = "image_width") Integer width,
        @Column(name = "image_height") Integer height) {

    private static final String PREFIX = "/api/images/";

    /** The path at which ticket-service serves the image. */
    public String url() {
        return PREFIX + id;
    }
}
