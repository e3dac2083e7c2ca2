package dev.boxoffice.system.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** What a camera sees when a ticket is held in front of it. */
public final class QrVideo {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CODE = 400;
    private static final int FRAMES = 5;
    private static final byte NO_COLOR = (byte) 128;

    private QrVideo() {}

    /** Writes a video in the format YUV4MPEG2, which Chromium plays as its camera. */
    public static Path write(byte[] pngOfCode, Path file) {
        try {
            byte[] frame = frame(ImageIO.read(new ByteArrayInputStream(pngOfCode)));
            var video = new ByteArrayOutputStream();
            video.writeBytes("YUV4MPEG2 W%d H%d F5:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(US_ASCII));
            for (int i = 0; i < FRAMES; i++) {
                video.writeBytes("FRAME\n".getBytes(US_ASCII));
                video.writeBytes(frame);
            }
            return Files.write(file, video.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The brightness of each pixel, and no color. */
    private static byte[] frame(BufferedImage code) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(code, (WIDTH - CODE) / 2, (HEIGHT - CODE) / 2, CODE, CODE, null);
        graphics.dispose();
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                frame[y * WIDTH + x] = (byte) (picture.getRGB(x, y) & 0xff);
            }
        }
        Arrays.fill(frame, WIDTH * HEIGHT, frame.length, NO_COLOR);
        return frame;
    }
}
