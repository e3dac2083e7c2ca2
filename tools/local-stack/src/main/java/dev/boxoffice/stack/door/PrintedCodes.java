package dev.boxoffice.stack.door;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.boxoffice.stack.console.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the QR codes of a PDF document from its rendered pages, as a scanner at the door does. */
final class PrintedCodes {

    /** A reader does not find every code in every picture. Like a camera, this class takes several. */
    private static final List<Integer> DPI = List.of(100, 150, 200, 300);

    private PrintedCodes() {}

    /** The text of the QR code on each page. */
    static List<String> read(byte[] pdf) throws IOException {
        var codes = new ArrayList<String>();
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                codes.add(code(renderer, page));
            }
        }
        return codes;
    }

    private static String code(PDFRenderer renderer, int page) throws IOException {
        for (int dpi : DPI) {
            Optional<String> code = code(renderer.renderImageWithDPI(page, dpi));
            if (code.isPresent()) {
                return code.get();
            }
        }
        throw new UserError("Page %d of the PDF document has no readable QR code.".formatted(page + 1));
    }

    private static Optional<String> code(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
