package dev.boxoffice.tickets.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Turns an untrusted file into an upright sRGB image of moderate size without metadata. Everything that bounds memory and time
 * is checked before a pixel is decoded.
 */
final class ImageNormalizer {

    /** Bounds the input, and the result. */
    static final int MAX_BYTES = 5 << 20;

    static final int MAX_SIDE = 8_000;
    static final int MAX_PIXELS = 25_000_000;

    /** Pixels of the longer side of the result. */
    private static final int RESULT_SIDE = 2_048;
    /** Larger images are decoded at a fraction of their size. */
    private static final long DECODED_BYTES = 24L << 20;
    /** A progressive file has about ten scans; decoding takes time for each. */
    private static final int MAX_SCANS = 100;

    private ImageNormalizer() {}

    /**
     * Checks and re-encodes a file.
     *
     * @throws ImageException if it is not a usable image, or others are being processed
     */
    static StoredImage normalize(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new ImageProblem.TooManyBytes(MAX_BYTES).toException();
        }
        ImageFormat format = ImageFormat.of(file)
                .orElseThrow(() -> invalid(ImageFormat.unsupported(file)
                                .map(ImageNormalizer::unsupported)
                                .orElse("The content is neither a JPEG nor a PNG image."))
                        .toException());
        return ImageCodec.alone(() -> normalize(format, file));
    }

    /**
     * Checks that the content is of its declared type.
     *
     * @throws ImageException if it is not
     */
    static void requireType(String contentType, byte[] file) {
        if (file.length == 0) {
            throw invalid("The body is empty. Send a JPEG or PNG image.").toException();
        }
        if (ImageFormat.declared(contentType).equals(ImageFormat.of(file))) {
            return;
        }
        throw invalid(ImageFormat.unsupported(file)
                        .map(ImageNormalizer::unsupported)
                        .orElse("The content is not of the type " + contentType + "."))
                .toException();
    }

    private static String unsupported(String format) {
        return format + " images are not supported. Send a JPEG or PNG image.";
    }

    private static StoredImage normalize(ImageFormat format, byte[] file) {
        try {
            BufferedImage decoded = switch (format) {
                case JPEG -> decode(format, withFewScans(file));
                case PNG -> decode(format, PngChunks.needed(file));
            };
            BufferedImage upright =
                    upright(decoded, format == ImageFormat.JPEG ? Exif.orientation(file) : Exif.UPRIGHT);
            byte[] content = ImageCodec.encode(format, upright);
            if (content.length > MAX_BYTES) {
                throw new ImageProblem.TooManyBytes(MAX_BYTES).toException();
            }
            return StoredImage.of(format, upright.getWidth(), upright.getHeight(), content);
        } catch (ImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders throw any exception for a malformed file
            throw invalid("The image cannot be decoded. It is damaged, or uses an unsupported colour model.")
                    .toException();
        }
    }

    private static BufferedImage decode(ImageFormat format, byte[] file) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(format.mediaType()).next();
        try {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                throw new ImageProblem.TooLarge(width, height).toException();
            }
            ImageTypeSpecifier type = reader.getImageTypes(0).next();
            long pixelBytes = Math.max(1, type.getNumBands() * (long) type.getBitsPerBand(0) / Byte.SIZE);
            int step = 1;
            while ((long) (width / step + 1) * (height / step + 1) * pixelBytes > DECODED_BYTES) {
                step++;
            }
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** In entropy-coded data no other byte than zero or a restart marker follows 0xff, so each match starts a scan. */
    private static byte[] withFewScans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
                scans++;
            }
        }
        if (scans > MAX_SCANS) {
            throw invalid("The image has more than " + MAX_SCANS + " scans.").toException();
        }
        return jpeg;
    }

    /** Scales, turns and converts to sRGB in one step. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) RESULT_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean isTurned = orientation >= 5;
        var upright = new BufferedImage(
                isTurned ? height : width,
                isTurned ? width : height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        AffineTransform transform = turn(orientation, width, height);
        transform.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        Graphics2D graphics = upright.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return upright;
    }

    /** Maps the pixels of a file to their places in the upright image; width and height are those of the file. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static ImageProblem invalid(String reason) {
        return new ImageProblem.Invalid(reason);
    }
}
