package dev.boxoffice.storefront.venue;

import java.util.regex.Pattern;

/**
 * A colour in the sRGB space.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** What WCAG 2.2 asks of text (success criterion 1.4.3). */
    static final double MIN_CONTRAST = 4.5;

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HEX_RADIX = 16;
    private static final int MAX = 255;
    private static final double STEP = 0.04;

    /** Parses {@code #rrggbb}. */
    static Colour of(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        int rgb = Integer.parseInt(text.substring(1), HEX_RADIX);
        return new Colour(rgb >> 16, rgb >> 8 & MAX, rgb & MAX);
    }

    /** The relative luminance of WCAG 2.2. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / (double) MAX;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Black or white, whichever is easier to read on this colour. One of them always has enough contrast. */
    Colour text() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** This colour, mixed with {@code end} as far as it needs to be readable on {@code ground}. */
    Colour readableOn(Colour ground, Colour end) {
        Colour mixed = this;
        for (double share = STEP; mixed.contrast(ground) < MIN_CONTRAST && share <= 1; share += STEP) {
            mixed = mix(end, share);
        }
        return mixed.contrast(ground) < MIN_CONTRAST ? end : mixed;
    }

    private Colour mix(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
