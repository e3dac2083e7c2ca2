package dev.boxoffice.tickets.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/** Removes chunks that the pixels do not need. A decoder would inflate compressed texts, and believe the length of a chunk. */
final class PngChunks {

    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int OVERHEAD = 12;

    private PngChunks() {}

    /** Throws an {@link IllegalArgumentException} if a chunk is longer than the file. */
    static byte[] needed(byte[] png) {
        var needed = new ByteArrayOutputStream(png.length);
        needed.write(png, 0, SIGNATURE);
        int position = SIGNATURE;
        try {
            while (position < png.length) {
                int length = ByteBuffer.wrap(png).getInt(position);
                if (length < 0 || length > png.length - position - OVERHEAD) {
                    throw new IllegalArgumentException("a chunk is longer than the file");
                }
                if (NEEDED.contains(new String(png, position + Integer.BYTES, Integer.BYTES, US_ASCII))) {
                    needed.write(png, position, length + OVERHEAD);
                }
                position += length + OVERHEAD;
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the last chunk is incomplete", e);
        }
        return needed.toByteArray();
    }
}
