package dev.boxoffice.storefront.venue;

/** The style sheet of an organiser, whose colour replaces the accent wherever it is readable. */
final class Theme {

    /** The darkest ground of the light mode and the lightest of the dark mode. */
    private static final Colour LIGHT_GROUND = Colour.of("#f1ebe8");

    private static final Colour DARK_GROUND = Colour.of("#2a2327");

    private Theme() {}

    /** @param chosen {@code #rrggbb} */
    static String css(String chosen) {
        Colour brand = Colour.of(chosen);
        Colour light = brand.readableOn(LIGHT_GROUND, Colour.BLACK);
        Colour dark = brand.readableOn(DARK_GROUND, Colour.WHITE);
        return """
                :root {
                  --brand: %s;
                  --on-brand: %s;
                  --accent: light-dark(%s, %s);
                  --on-accent: light-dark(%s, %s);
                }
                """.formatted(brand, brand.text(), light, dark, light.text(), dark.text());
    }
}
