package dev.boxoffice.admissions.print;

import dev.boxoffice.admissions.show.OrderedShow;
import dev.boxoffice.admissions.show.OrderedTicket;
import java.awt.Color;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Draws the page of an admission: the show, the details and the QR code. All of it fits on one page of A4. */
final class AdmissionPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);

    private static final float TITLE_SIZE = 20;
    private static final float TEXT_SIZE = 11;
    private static final float PADDING = 3;
    private static final Color LINE = new Color(0xcc, 0xcc, 0xcc);
    private static final float[] COLUMNS = {1, 4};

    /** 75 mm, so that a module of a usual code measures more than a millimeter. */
    private static final float CODE_SIDE = 75 / 25.4f * 72;

    /** The longest texts that leave room for the code, even if each character is as wide as high. */
    private static final int MAX_TITLE = 120;

    private static final int MAX_VALUE = 100;

    private final PrintText text;

    AdmissionPage(PrintText text) {
        this.text = text;
    }

    void draw(Document document, PdfWriter writer, PrintedAdmission admission) {
        OrderedTicket ticket = admission.ticket();
        OrderedShow show = ticket.show();
        var details = new PdfPTable(COLUMNS);
        details.setWidthPercentage(100);
        title(details, show == null ? "Admission" : show.title());
        if (show != null) {
            row(details, "Venue", show.place());
            row(details, "Doors", time(show.doorsAt(), show.zone()));
            row(details, "Starts", time(show.startsAt(), show.zone()));
            row(details, "Time zone", zone(show));
        }
        row(details, "Ticket", ticket.name());
        row(details, "Number", admission.number() + " of " + ticket.units());
        row(details, "Holder", admission.holder());
        row(details, "Organiser", ticket.organiser());
        row(details, "Order", admission.orderId().toString());
        row(details, "Admission", admission.id().toString());
        document.add(details);
        float left = (document.getPageSize().getWidth() - CODE_SIDE) / 2;
        QrCode.draw(writer.getDirectContent(), admission.code(), left, document.bottom(), CODE_SIDE);
    }

    private void title(PdfPTable table, String title) {
        PdfPCell cell = cell(PrintText.shorten(title, MAX_TITLE), TITLE_SIZE);
        cell.setColspan(COLUMNS.length);
        cell.setPaddingBottom(4 * PADDING);
        table.addCell(cell);
    }

    /** Adds nothing if the value is unknown. */
    private void row(PdfPTable table, String label, String value) {
        if (value != null && !value.isBlank()) {
            table.addCell(cell(label, TEXT_SIZE));
            table.addCell(cell(PrintText.shorten(value, MAX_VALUE), TEXT_SIZE));
        }
    }

    /** A cell whose direction is that of its first letter (Unicode Standard Annex 9, rules P2 and P3). */
    private PdfPCell cell(String content, float size) {
        var cell = new PdfPCell(text.phrase(content, size));
        boolean leftToRight = new Bidi(content, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        cell.setRunDirection(leftToRight ? PdfWriter.RUN_DIRECTION_LTR : PdfWriter.RUN_DIRECTION_RTL);
        cell.setHorizontalAlignment(Element.ALIGN_LEFT);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setPadding(PADDING);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        return cell;
    }

    private static String time(Instant time, ZoneId zone) {
        return time == null ? null : TIME.format(time.atZone(zone));
    }

    private static String zone(OrderedShow show) {
        String name = ZONE_NAME.format(show.startsAt().atZone(show.zone()));
        return name.equals(show.zone().getId())
                ? name
                : name + " (" + show.zone().getId() + ")";
    }
}
