package dev.boxoffice.tickets.image;

import java.util.List;

/** The widths, in pixels, in which images are served besides their own. Few, because each is stored once it was requested. */
final class ImageWidth {

    static final List<Integer> ALL = List.of(320, 480, 640, 960, 1440);

    private ImageWidth() {}

    /**
     * Refuses any other width.
     *
     * @throws ImageException if the width is not one of these
     */
    static int require(int width) {
        if (!ALL.contains(width)) {
            throw new ImageProblem.UnknownWidth(width, ALL).toException();
        }
        return width;
    }
}
