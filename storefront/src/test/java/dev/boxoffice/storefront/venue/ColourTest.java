package dev.boxoffice.storefront.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColourTest {

    private static final Colour LIGHT = Colour.of("#f1ebe8");
    private static final Colour DARK = Colour.of("#2a2327");

    @Test
    void comparesAsWcagDoes() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isCloseTo(21, within(0.01));
        assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isCloseTo(4.48, within(0.01));
    }

    @Test
    void keepsAColourThatIsReadable() {
        assertThat(Colour.of("#9d1240").readableOn(LIGHT, Colour.BLACK)).isEqualTo(Colour.of("#9d1240"));
    }

    @Test
    void changesEveryOtherColourUntilItIsReadable() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Colour any = Colour.of("#%06x".formatted(random.nextInt(1 << 24)));

            assertThat(any.contrast(any.text()))
                    .as("%s, seed %d", any, seed)
                    .isGreaterThanOrEqualTo(Colour.MIN_CONTRAST);
            assertThat(any.readableOn(LIGHT, Colour.BLACK).contrast(LIGHT)).isGreaterThanOrEqualTo(Colour.MIN_CONTRAST);
            assertThat(any.readableOn(DARK, Colour.WHITE).contrast(DARK)).isGreaterThanOrEqualTo(Colour.MIN_CONTRAST);
        }
    }

    @Test
    void writesAStyleSheetOfColoursOnly() {
        String css = Theme.css("#FFEE00");

        assertThat(Pattern.compile("--[a-z-]+: [^;]+;").matcher(css).results().map(MatchResult::group))
                .hasSize(4)
                .contains("--brand: #ffee00;", "--on-brand: #000000;");
    }
}
