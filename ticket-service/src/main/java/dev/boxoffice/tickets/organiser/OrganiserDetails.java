package dev.boxoffice.tickets.organiser;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * The fields that an owner controls.
 *
 * @param slug unique part of a page's address
 * @param description CommonMark source
 * @param colour {@code #rrggbb} in lower case; {@code null} if the owner chose none
 * @param logoId the stored image; {@code null} if there is none
 */
@Embeddable
record OrganiserDetails(String name, String slug, String description, String colour, UUID logoId) {

    static OrganiserDetails named(String name, String slug) {
        return new OrganiserDetails(name, slug, "", null, null);
    }

    OrganiserDetails withSlug(String other) {
        return new OrganiserDetails(name, other, description, colour, logoId);
    }
}
