package dev.boxoffice.admissions.print;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.util.HashUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Writes a PDF document with a page per admission. The same admissions always give the same bytes. */
@ApplicationScoped
class AdmissionsPdf {

    /** Part of the state of a document. Increase it with every change of the pages, so that clients fetch them again. */
    private static final int FORMAT = 1;

    private static final float MARGIN = 40;
    private static final int MAX_WAITING = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final PrintText text;
    private final AdmissionPage page;

    /** Limits memory. */
    private final OneAtATime writing = new OneAtATime(MAX_WAITING, MAX_WAIT);

    AdmissionsPdf(PrintText text) {
        this.text = text;
        this.page = new AdmissionPage(text);
    }

    /** Everything on which the bytes of a document depend. */
    String state(List<PrintedAdmission> admissions) {
        return FORMAT + " " + text.files() + " " + admissions;
    }

    /**
     * Writes a document.
     *
     * @throws HttpProblem 503 if other documents are being written
     */
    byte[] write(List<PrintedAdmission> admissions) {
        return writing.run(() -> document(admissions)).orElseThrow(AdmissionsPdf::overloaded);
    }

    private byte[] document(List<PrintedAdmission> admissions) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        document.addTitle("Admissions of order " + admissions.getFirst().orderId());
        document.open();
        writer.getInfo().remove(PdfName.CREATIONDATE);
        writer.getInfo().put(PdfName.FILEID, fileId(admissions));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        for (PrintedAdmission admission : admissions) {
            document.newPage();
            page.draw(document, writer, admission);
        }
        document.close();
        return bytes.toByteArray();
    }

    /** Identifies the document by its content instead of random bytes. */
    private static PdfObject fileId(List<PrintedAdmission> admissions) {
        byte[] hash = HexFormat.of().parseHex(HashUtil.sha256(admissions.toString()));
        return PdfEncryption.createInfoId(hash, hash);
    }

    private static HttpProblem overloaded() {
        return Problems.problem(
                        503,
                        "overloaded",
                        "Overloaded",
                        "Other documents are being written. Retry after Retry-After seconds.")
                .withHeader(HttpHeaders.RETRY_AFTER, 2)
                .build();
    }
}
