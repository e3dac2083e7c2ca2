package dev.boxoffice.stack.picture;

import java.awt.Color;
import java.util.Random;

/** Colors that fit together. */
record Palette(Color night, Color dark, Color middle, Color light, Color accent) {

    static Palette drawnBy(Random random) {
        float hue = random.nextFloat();
        return new Palette(
                Color.getHSBColor(hue, 0.65f, 0.10f),
                Color.getHSBColor(hue, 0.60f, 0.24f),
                Color.getHSBColor(hue + 0.04f, 0.62f, 0.50f),
                Color.getHSBColor(hue + 0.09f, 0.38f, 0.95f),
                Color.getHSBColor(hue + 0.45f, 0.55f, 0.98f));
    }

    static Color withAlpha(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
