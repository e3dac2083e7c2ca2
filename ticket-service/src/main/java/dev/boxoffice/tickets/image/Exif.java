package dev.boxoffice.tickets.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the orientation of a JPEG file. General metadata libraries parse every tag of an untrusted file; one tag is enough
 * here.
 *
 * @see <a href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">CIPA DC-008, section 4.6.5</a>
 */
final class Exif {

    /** The orientation of a file without the tag. */
    static final int UPRIGHT = 1;

    private static final int MAX_ORIENTATION = 8;
    private static final int APP1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final int FIRST_MARKER = 0xff01;
    private static final int EXIF = 0x45786966;
    private static final int EXIF_HEADER = 6;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int U16 = 0xffff;

    private Exif() {}

    /** From 1 to 8; {@link #UPRIGHT} if the file is malformed. */
    static int orientation(byte[] jpeg) {
        try {
            return orientation(ByteBuffer.wrap(jpeg));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int orientation(ByteBuffer jpeg) {
        jpeg.getShort(); // start of image
        while (true) {
            int marker = jpeg.getShort() & U16;
            if (marker < FIRST_MARKER || marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            int length = (jpeg.getShort() & U16) - Short.BYTES;
            if (marker == APP1 && length > EXIF_HEADER && jpeg.getInt(jpeg.position()) == EXIF) {
                return inDirectory(jpeg.slice(jpeg.position() + EXIF_HEADER, length - EXIF_HEADER));
            }
            jpeg.position(jpeg.position() + length);
        }
    }

    private static int inDirectory(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(Integer.BYTES);
        int entries = tiff.getShort(directory) & U16;
        for (int i = 0; i < entries; i++) {
            int entry = directory + Short.BYTES + i * ENTRY;
            if ((tiff.getShort(entry) & U16) == ORIENTATION && tiff.getShort(entry + Short.BYTES) == SHORT) {
                int value = tiff.getShort(entry + 2 * Integer.BYTES) & U16;
                return value >= UPRIGHT && value <= MAX_ORIENTATION ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
