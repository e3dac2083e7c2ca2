package dev.boxoffice.admissions.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final float MARGIN = 40;

    private final AdmissionPage page;

    /** Writes one document at a time, which limits memory. */
    private final ReentrantLock writing = new ReentrantLock();

    AdmissionsPdf(PrintText text) {
        this.page = new AdmissionPage(text);
    }

    byte[] write(List<PrintedAdmission> admissions) {
        writing.lock();
        try {
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
        } finally {
            writing.unlock();
        }
    }

    /** Identifies the document by its content instead of random bytes. */
    private static PdfObject fileId(List<PrintedAdmission> admissions) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(admissions.toString().getBytes(StandardCharsets.UTF_8));
            return PdfEncryption.createInfoId(hash, hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
