package dev.boxoffice.admissions.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF document as a reader sees it. */
public final class RenderedPdf {

    /** ZXing does not find every code in every picture. A camera takes many, too. */
    private static final List<Integer> DPI = List.of(100, 150, 200, 300);

    private RenderedPdf() {}

    /** The text of the QR code on each page. */
    public static List<String> codes(byte[] pdf) throws IOException {
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
        return "no readable code";
    }

    private static Optional<String> code(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /** Whether no glyph of the first page's first line is to the right of those of its first word. */
    static boolean firstWordIsRightmost(byte[] pdf, String word) throws IOException {
        var positions = new ArrayList<TextPosition>();
        try (var document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> line) throws IOException {
                    positions.addAll(line);
                    super.writeString(text, line);
                }
            }.getText(document);
        }
        float top =
                positions.stream().map(TextPosition::getY).min(Float::compare).orElseThrow();
        List<TextPosition> line =
                positions.stream().filter(glyph -> glyph.getY() == top).toList();
        TextPosition rightmost = line.stream()
                .filter(glyph -> !glyph.getUnicode().isBlank())
                .max((one, other) -> Float.compare(one.getX(), other.getX()))
                .orElseThrow();
        return Normalizer.normalize(rightmost.getUnicode(), Normalizer.Form.NFKC)
                .startsWith(word.substring(0, 1));
    }
}
