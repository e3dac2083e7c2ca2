package dev.boxoffice.tickets.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes images, and keeps the memory that images take within bounds. */
final class ImageCodec {

    private static final float QUALITY = 0.85f;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    /** Requests that can do without must not occupy many threads. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(250);

    /** Only one image at a time is decoded, because each takes tens of megabytes. */
    private static final Semaphore DECODER = new Semaphore(1, true);

    private ImageCodec() {}

    /**
     * Runs work that decodes an image.
     *
     * @throws ImageException if other images are being processed
     */
    static <T> T alone(Supplier<T> work) {
        return alone(MAX_WAIT, work).orElseThrow(() -> new ImageProblem.Busy().toException());
    }

    /** Runs work that decodes an image, unless others are being processed. */
    static <T> Optional<T> aloneIfSoon(Supplier<T> work) {
        return alone(SHORT_WAIT, work);
    }

    private static <T> Optional<T> alone(Duration longest, Supplier<T> work) {
        try {
            if (!DECODER.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            DECODER.release();
        }
    }

    static byte[] encode(ImageFormat format, BufferedImage image) throws IOException {
        ImageWriter writer =
                ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
        var content = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(content)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == ImageFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return content.toByteArray();
    }
}
