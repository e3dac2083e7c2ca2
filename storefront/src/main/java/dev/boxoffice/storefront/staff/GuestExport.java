package dev.boxoffice.storefront.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.server.text.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Writes the guests of a show as CSV. */
final class GuestExport {

    private static final List<String> COLUMNS =
            List.of("admission_id", "ticket", "number", "holder_name", "entered_at", "entered_gate");

    private GuestExport() {}

    /** @param parts reads the part of the list after a cursor, or the first after {@code null} */
    static void write(GuestClient.Part first, Function<String, GuestClient.Part> parts, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        Csv.writeRow(writer, COLUMNS);
        GuestClient.Part part = first;
        while (true) {
            for (GuestClient.Guest guest : part.items()) {
                Csv.writeRow(writer, cells(guest));
            }
            if (!part.more()) {
                break;
            }
            part = parts.apply(part.next());
        }
        writer.flush();
    }

    private static List<String> cells(GuestClient.Guest guest) {
        return Arrays.asList(
                text(guest.id()),
                text(guest.ticketName()),
                text(guest.number()),
                text(guest.holderName()),
                text(guest.enteredAt()),
                text(guest.enteredGate()));
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }
}
