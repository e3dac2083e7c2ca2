package dev.boxoffice.tickets.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes a narrower copy of a stored image. */
final class ScaledImage {

    private ScaledImage() {}

    /**
     * Scales an image down. The image itself is the result if scaling would make it no smaller.
     *
     * @param width less than that of the image
     */
    static StoredImage of(StoredImage image, int width) {
        try {
            BufferedImage scaled = scale(decode(image), width, height(image, width));
            byte[] content = ImageCodec.encode(image.format(), scaled);
            return content.length < image.content().length
                    ? StoredImage.of(image.format(), scaled.getWidth(), scaled.getHeight(), content)
                    : image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage decode(StoredImage image) throws IOException {
        // Without a cache in memory, ImageIO writes temporary files
        return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(image.content())));
    }

    private static int height(StoredImage image, int width) {
        return Math.max(1, Math.round((float) image.height() * width / image.width()));
    }

    /** Halves the image until one more step remains, because a step reads only four pixels for each of the result. */
    private static BufferedImage scale(BufferedImage image, int width, int height) {
        BufferedImage current = image;
        while (current.getWidth() > 2 * width) {
            current = draw(current, (current.getWidth() + 1) / 2, Math.max(1, (current.getHeight() + 1) / 2));
        }
        return draw(current, width, height);
    }

    private static BufferedImage draw(BufferedImage image, int width, int height) {
        var drawn = new BufferedImage(
                width,
                height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }
}
