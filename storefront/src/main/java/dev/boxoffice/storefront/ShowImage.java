package dev.boxoffice.storefront;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image of a show.
 *
 * @param url the path of the image
 * @param width in pixels, as is the height
 */
public record ShowImage(String url, String alt, int width, int height) {

    /** The smaller widths that ticket-service serves. */
    private static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1440);

    /** The widths among which a browser chooses, for the attribute {@code srcset}. */
    public String srcset() {
        return Stream.concat(
                        WIDTHS.stream().filter(narrow -> narrow < width).map(narrow -> in(narrow) + " " + narrow + "w"),
                        Stream.of(url + " " + width + "w"))
                .collect(Collectors.joining(", "));
    }

    /** The image for a place of a few hundred pixels. */
    public String small() {
        return in(WIDTHS.getFirst());
    }

    private String in(int narrow) {
        return url + "?width=" + narrow;
    }
}
