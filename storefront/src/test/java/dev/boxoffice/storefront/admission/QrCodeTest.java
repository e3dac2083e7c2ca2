package dev.boxoffice.storefront.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String TEXT = "eyJhbGciOiJFZERTQSJ9.AZTw0nAAcACAAAAAAAAAAQE.".repeat(3);
    private static final Pattern STEP = Pattern.compile("M(\\d+) (\\d+)\\.5|h(\\d+)|m(\\d+) 0");
    private static final int SCALE = 4;

    @Test
    void isReadable() throws ReaderException {
        QrCode code = QrCode.of(TEXT);
        int width = code.side() * SCALE;

        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels(code, width))));

        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(TEXT);
    }

    /** Draws the path as a browser does. */
    private static int[] pixels(QrCode code, int width) {
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        int[] at = new int[2];
        STEP.matcher(code.path()).results().forEach(step -> {
            if (step.group(1) != null) {
                at[0] = Integer.parseInt(step.group(1));
                at[1] = Integer.parseInt(step.group(2));
            } else if (step.group(3) != null) {
                int end = at[0] + Integer.parseInt(step.group(3));
                fill(pixels, width, at, end);
                at[0] = end;
            } else {
                at[0] += Integer.parseInt(step.group(4));
            }
        });
        return pixels;
    }

    private static void fill(int[] pixels, int width, int[] at, int end) {
        for (int y = at[1] * SCALE; y < (at[1] + 1) * SCALE; y++) {
            Arrays.fill(pixels, y * width + at[0] * SCALE, y * width + end * SCALE, 0);
        }
    }
}
