package dev.boxoffice.tickets.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNormalizerTest {

    @Test
    void keepsSizeAndFormat() {
        StoredImage jpeg = ImageNormalizer.normalize(Pictures.jpeg(60, 40));
        assertThat(jpeg.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(jpeg.width()).isEqualTo(60);
        assertThat(jpeg.height()).isEqualTo(40);

        StoredImage png = ImageNormalizer.normalize(Pictures.png(60, 40));
        assertThat(png.format()).isEqualTo(ImageFormat.PNG);
        assertThat(Pictures.decoded(png.content()).getRGB(59, 39) >>> 24).isZero();
    }

    @Test
    void givesEqualImagesOneId() {
        assertThat(ImageNormalizer.normalize(Pictures.jpeg(60, 40)).id())
                .isEqualTo(ImageNormalizer.normalize(Pictures.jpeg(60, 40)).id())
                .isNotEqualTo(ImageNormalizer.normalize(Pictures.jpeg(60, 41)).id())
                .satisfies(id -> assertThat(id.version()).isEqualTo(8))
                .satisfies(id -> assertThat(id.variant()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({"WebP, RIFFxxxxWEBPVP8", "AVIF, xxxxftypavif", "HEIC, xxxxftypheic", "GIF, GIF89a"})
    void namesAFormatThatItDoesNotAccept(String format, String start) {
        byte[] file = start.getBytes(US_ASCII);
        assertThatThrownBy(() -> ImageNormalizer.normalize(file))
                .hasMessageContaining(format + " images are not supported. Send a JPEG or PNG image.");
        assertThatThrownBy(() -> ImageNormalizer.requireType("image/jpeg", file))
                .hasMessageContaining(format + " images are not supported.");
    }

    /** The letters are the colours of the top left and the top right corner. */
    @ParameterizedTest
    @CsvSource({
        "1, 60, 40, RG", "2, 60, 40, GR", "3, 60, 40, WB", "4, 60, 40, BW",
        "5, 40, 60, RB", "6, 40, 60, BR", "7, 40, 60, WG", "8, 40, 60, GW",
        "0, 60, 40, RG", "9, 60, 40, RG"
    })
    void turnsAnImageUpright(int orientation, int width, int height, String top) {
        StoredImage image = ImageNormalizer.normalize(Pictures.withOrientation(Pictures.jpeg(60, 40), orientation));

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        BufferedImage decoded = Pictures.decoded(image.content());
        assertThat(colour(decoded, 5) + colour(decoded, width - 6)).isEqualTo(top);
    }

    @Test
    void removesMetadata() {
        byte[] text = "Comment\0secret place".getBytes(US_ASCII);
        assertNoSecret(Pictures.withOrientation(Pictures.jpeg(60, 40), 6));
        assertNoSecret(Pictures.withChunk(Pictures.png(60, 40), "tEXt", text.length, text));
        byte[] jpeg = Pictures.jpeg(60, 40);
        byte[] trailer = "<script>secret place</script>".getBytes(US_ASCII);
        assertNoSecret(Pictures.inserted(jpeg, jpeg.length, trailer));
    }

    @Test
    void scalesALargeImageDown() {
        StoredImage image = ImageNormalizer.normalize(Pictures.jpeg(5_000, 2_500));

        assertThat(image.width()).isEqualTo(2_048);
        assertThat(image.height()).isEqualTo(1_024);
        StoredImage narrow = ImageNormalizer.normalize(Pictures.png(8_000, 1));
        assertThat(narrow.height()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"8001, 1", "1, 8001", "5001, 5000", "2147483647, 2147483647"})
    void refusesTooManyPixelsBeforeDecoding(int width, int height) {
        assertThatThrownBy(() -> ImageNormalizer.normalize(Pictures.withSize(Pictures.png(1, 1), width, height)))
                .hasMessageContaining("TooLarge");
    }

    @Test
    void refusesTooManyBytes() {
        byte[] file = Arrays.copyOf(Pictures.jpeg(1, 1), ImageNormalizer.MAX_BYTES + 1);

        assertThatThrownBy(() -> ImageNormalizer.normalize(file)).hasMessageContaining("TooManyBytes");
    }

    @Test
    void refusesManyScans() {
        byte[] jpeg = Pictures.jpeg(60, 40);
        byte[] scans = new byte[400];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }

        assertThatThrownBy(() -> ImageNormalizer.normalize(Pictures.inserted(jpeg, jpeg.length - 2, scans)))
                .hasMessageContaining("scans");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 100})
    void doesNotBelieveTheLengthOfAChunk(int length) {
        byte[] png = Pictures.withChunk(Pictures.png(60, 40), "iCCP", length, new byte[10]);

        assertThatThrownBy(() -> ImageNormalizer.normalize(png)).isInstanceOf(ImageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "\u00ff\u00d8"})
    void refusesOtherFormats(String content) {
        assertThatThrownBy(() -> ImageNormalizer.normalize(content.getBytes(ISO_8859_1)))
                .hasMessageContaining("neither a JPEG nor a PNG");
    }

    @Test
    void reportsEveryDamagedFileAsInvalid() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (byte[] file : new byte[][] {Pictures.withOrientation(Pictures.jpeg(30, 20), 6), Pictures.png(30, 20)}) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(file, 1 + random.nextInt(file.length));
                for (int j = 0; j < 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertUsableOrRefused(damaged, seed);
            }
        }
    }

    private static void assertUsableOrRefused(byte[] file, long seed) {
        try {
            assertThat(ImageNormalizer.normalize(file).content()).isNotEmpty();
        } catch (ImageException e) {
            assertThat(e.problem())
                    .as("seed %d", seed)
                    .isInstanceOfAny(ImageProblem.Invalid.class, ImageProblem.TooLarge.class);
        }
    }

    private static void assertNoSecret(byte[] file) {
        assertThat(new String(file, ISO_8859_1)).contains("secret");
        assertThat(new String(ImageNormalizer.normalize(file).content(), ISO_8859_1))
                .doesNotContain("secret", "Exif");
    }

    private static String colour(BufferedImage image, int x) {
        int rgb = image.getRGB(x, 5);
        boolean red = (rgb >> 16 & 0xff) > 128;
        boolean green = (rgb >> 8 & 0xff) > 128;
        boolean blue = (rgb & 0xff) > 128;
        if (red && green && blue) {
            return "W";
        }
        return red ? "R" : green ? "G" : "B";
    }
}
