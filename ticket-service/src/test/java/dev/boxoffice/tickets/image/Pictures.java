package dev.boxoffice.tickets.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files for tests. */
public final class Pictures {

    private static final int PNG_SIGNATURE = 8;

    private Pictures() {}

    public static byte[] jpeg(int width, int height) {
        return encoded(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] png(int width, int height) {
        return encoded(quarters(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Red at the top left, green at the top right, blue at the bottom left; the rest is white, or transparent. */
    private static BufferedImage quarters(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width - width / 2, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width / 2, height - height / 2);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            var file = new ByteArrayOutputStream();
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an Exif segment with an orientation and a text. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] text = "secret place".getBytes(US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(36 + text.length);
        segment.putShort((short) 0xffe1).putShort((short) (segment.capacity() - 2));
        segment.put("Exif\0\0MM\0*".getBytes(US_ASCII)).putInt(8);
        segment.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation)
                .putShort((short) 0)
                .put(new byte[2])
                .put(text);
        return inserted(jpeg, 2, segment.array());
    }

    /** Adds a chunk after the header. */
    static byte[] withChunk(byte[] png, String type, int announcedLength, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        var checksum = new CRC32();
        checksum.update(type.getBytes(US_ASCII));
        checksum.update(content);
        chunk.putInt(announcedLength).put(type.getBytes(US_ASCII)).put(content).putInt((int) checksum.getValue());
        return inserted(png, PNG_SIGNATURE + 25, chunk.array());
    }

    /** Changes the announced size, but not the pixels. */
    static byte[] withSize(byte[] png, int width, int height) {
        ByteBuffer file = ByteBuffer.wrap(png.clone());
        file.putInt(PNG_SIGNATURE + 8, width).putInt(PNG_SIGNATURE + 12, height);
        var checksum = new CRC32();
        checksum.update(file.array(), PNG_SIGNATURE + 4, 17);
        file.putInt(PNG_SIGNATURE + 21, (int) checksum.getValue());
        return file.array();
    }

    static byte[] inserted(byte[] file, int position, byte[] part) {
        byte[] result = Arrays.copyOf(file, file.length + part.length);
        System.arraycopy(part, 0, result, position, part.length);
        System.arraycopy(file, position, result, position + part.length, file.length - position);
        return result;
    }
}
