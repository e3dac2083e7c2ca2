package dev.boxoffice.storefront.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes the guests of a show as CSV (RFC 4180), whose cells no spreadsheet executes. */
final class GuestExport {

    private static final List<String> COLUMNS =
            List.of("admission_id", "ticket", "number", "holder_name", "entered_at", "entered_gate");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\\r\\n]|^\\s|\\s$");
    /** Characters with which a formula starts; spreadsheets skip leading white space. */
    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\\u00a0\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|^[\\t\\r]", Pattern.UNICODE_CHARACTER_CLASS);

    private GuestExport() {}

    /** @param parts reads the part of the list after a cursor, or the first after {@code null} */
    static void write(GuestClient.Part first, Function<String, GuestClient.Part> parts, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writeRow(writer, COLUMNS);
        GuestClient.Part part = first;
        while (true) {
            for (GuestClient.Guest guest : part.items()) {
                writeRow(writer, cells(guest));
            }
            if (!part.more()) {
                break;
            }
            part = parts.apply(part.next());
        }
        writer.flush();
    }

    private static List<String> cells(GuestClient.Guest guest) {
        return List.of(
                text(guest.id()),
                text(guest.ticketName()),
                text(guest.number()),
                text(guest.holderName()),
                text(guest.enteredAt()),
                text(guest.enteredGate()));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static void writeRow(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            writer.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        writer.append("\r\n");
    }

    private static String cell(String text) {
        String inert = FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(inert).find() ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
