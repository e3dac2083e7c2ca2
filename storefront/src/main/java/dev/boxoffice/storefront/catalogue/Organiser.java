package dev.boxoffice.storefront.catalogue;

import io.quarkus.qute.RawString;
import java.util.UUID;

/**
 * A venue with its team.
 *
 * @param description CommonMark
 * @param colour {@code #rrggbb}; {@code null} if none was chosen
 * @param logo {@code null} if there is none
 */
public record Organiser(UUID id, String name, String slug, String description, String colour, Logo logo, long version) {

    private static final int SUMMARY_LENGTH = 160;

    public Organiser {
        description = description == null ? "" : description;
    }

    /**
     * An image that stands for the organiser.
     *
     * @param url the path of the image
     */
    public record Logo(String url) {}

    public String address() {
        return "/o/" + slug;
    }

    /** The address of the style sheet with the colour of the organiser. It changes with the colour. */
    public String theme() {
        return address() + "/theme.css?v=" + version;
    }

    public RawString descriptionHtml() {
        return Markdown.html(description);
    }

    /** The beginning of the description without markup. */
    public String summary() {
        return Markdown.summary(description, SUMMARY_LENGTH);
    }
}
