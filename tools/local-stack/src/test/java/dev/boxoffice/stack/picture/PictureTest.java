package dev.boxoffice.stack.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    /** Larger bodies count as uploads, of which the services accept few at a time. */
    private static final int BODY_LIMIT = 64 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"concert", "jazz", "classical", "theatre", "comedy", "reading", "film", "festival"})
    void drawsASmallPictureOfEachCategory(String category) throws IOException {
        for (String title : new String[] {"The Hollow Kings", "Fado at the Boatyard", "Desert Radio Live"}) {
            Picture picture = Picture.of(title, category);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));

            assertThat(image.getWidth()).isEqualTo(Picture.WIDTH);
            assertThat(image.getHeight()).isEqualTo(Picture.HEIGHT);
            assertThat(picture.jpeg()).hasSizeLessThan(BODY_LIMIT);
            assertThat(picture.alt()).isNotBlank();
        }
    }

    @Test
    void dependsOnTheTitleAndTheCategoryOnly() {
        byte[] picture = Picture.of("The Hollow Kings", "concert").jpeg();

        assertThat(Picture.of("The Hollow Kings", "concert").jpeg()).isEqualTo(picture);
        assertThat(Picture.of("The Hollow Kings", "jazz").jpeg()).isNotEqualTo(picture);
        assertThat(Picture.of("Desert Radio Live", "concert").jpeg()).isNotEqualTo(picture);
    }
}
