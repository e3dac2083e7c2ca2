package dev.boxoffice.storefront.admission;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as vector graphics.
 *
 * @param side of the square in modules, including the quiet zone
 * @param path of SVG, whose strokes are as wide as a module
 */
public record QrCode(int side, String path) {

    /** The light margin that readers need, in modules. */
    private static final int QUIET_ZONE = 4;

    static QrCode of(String text) {
        ByteMatrix modules = encode(text);
        var path = new StringBuilder();
        for (int row = 0; row < modules.getHeight(); row++) {
            path.append('M')
                    .append(QUIET_ZONE)
                    .append(' ')
                    .append(QUIET_ZONE + row)
                    .append(".5");
            appendRow(modules, row, path);
        }
        return new QrCode(modules.getWidth() + 2 * QUIET_ZONE, path.toString());
    }

    /** Draws a line over each run of dark modules, and moves over the light ones. */
    private static void appendRow(ByteMatrix modules, int row, StringBuilder path) {
        for (int start = 0; start < modules.getWidth(); ) {
            int end = start;
            while (end < modules.getWidth() && modules.get(end, row) == modules.get(start, row)) {
                end++;
            }
            boolean dark = modules.get(start, row) == 1;
            path.append(dark ? "h" : "m").append(end - start).append(dark ? "" : " 0");
            start = end;
        }
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("could not encode a QR code", e);
        }
    }
}
