package dev.boxoffice.stack.door;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.stack.console.UserError;
import java.io.ByteArrayOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

class PrintedCodesTest {

    @Test
    void namesThePageWithoutACode() throws Exception {
        var pdf = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }

        assertThatThrownBy(() -> PrintedCodes.read(pdf.toByteArray()))
                .isInstanceOf(UserError.class)
                .hasMessage("Page 1 of the PDF document has no readable QR code.");
    }
}
