package dev.boxoffice.stack.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A drawing for a show. */
public final class Picture {

    static final int WIDTH = 960;
    static final int HEIGHT = 540;
    private static final float QUALITY = 0.85f;

    static {
        System.setProperty("java.awt.headless", "true"); // otherwise AWT looks for a display
    }

    private final byte[] jpeg;
    private final String alt;

    private Picture(byte[] jpeg, String alt) {
        this.jpeg = jpeg;
        this.alt = alt;
    }

    /** The file. */
    public byte[] jpeg() {
        return jpeg.clone();
    }

    /** What the picture shows, for people who do not see it. */
    public String alt() {
        return alt;
    }

    /** Draws a picture, always the same for the same title and category. */
    public static Picture of(String title, String category) {
        Motif motif = Motif.of(category);
        var random = new Random(title.hashCode());
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        motif.draw(new Canvas(graphics, Palette.drawnBy(random), random));
        graphics.dispose();
        return new Picture(encode(image), motif.alt());
    }

    private static byte[] encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
