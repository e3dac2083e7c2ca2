package dev.boxoffice.admissions.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.openpdf.text.pdf.PdfContentByte;

/** Draws QR codes (ISO/IEC 18004) as vector graphics, which stay sharp at each size. */
final class QrCode {

    /** Restores a code of which a quarter is unreadable, for example in a fold of the paper. */
    private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.Q;

    /** The light margin that readers need, in modules. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** Fills a square, including the quiet zone, whose lower left corner is at {@code x} and {@code y}. */
    static void draw(PdfContentByte canvas, String text, float x, float y, float side) {
        ByteMatrix modules = encode(text);
        float module = side / (modules.getWidth() + 2 * QUIET_ZONE);
        for (int row = 0; row < modules.getHeight(); row++) {
            float bottom = y + side - (QUIET_ZONE + row + 1) * module;
            for (int start = 0; start < modules.getWidth(); start++) {
                int end = start;
                while (end < modules.getWidth() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > start) {
                    canvas.rectangle(x + (QUIET_ZONE + start) * module, bottom, (end - start) * module, module);
                    start = end;
                }
            }
        }
        canvas.fill();
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, LEVEL).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("could not encode a QR code", e);
        }
    }
}
