package dev.boxoffice.admissions.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.admissions.show.OrderedShows;
import dev.boxoffice.admissions.show.OrderedTicket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionsPdfTest {

    private static final UUID ORDER = UUID.fromString("0194f0d2-7000-7000-8000-000000000001");

    /** As long as a signed code. */
    private static final String CODE = "eyJhbGciOiJFZERTQSIsImtpZCI6ImFiY2RlZiJ9.AZTw0nAAcACAAAAAAAAAAQE."
            + "pXKQm4cF0Vd8yJk2hT1sN7uB3wLxZaEoRiGvCtSqHbYnMfUjDlPgWe5A6O9zI-_KpXKQm4cF0Vd8yJk2hT1sNA";

    private static final AdmissionsPdf PDF = new AdmissionsPdf(new PrintText(Optional.empty()));

    @Test
    void hasAPagePerAdmissionWithItsCode() throws IOException {
        List<PrintedAdmission> admissions = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> admission(number, "The Lanterns"))
                .toList();

        byte[] pdf = PDF.write(admissions);

        assertThat(RenderedPdf.codes(pdf))
                .containsExactlyElementsOf(
                        admissions.stream().map(PrintedAdmission::code).toList());
    }

    @Test
    void showsTimesInTheZoneOfTheShow() throws IOException {
        String page = text(PDF.write(List.of(admission(2, "The Lanterns"))));

        assertThat(page)
                .contains(
                        "The Lanterns",
                        "Harbour Hall, Quay 1, Hamburg, DE",
                        "Saturday, 1 June 2030, 19:00",
                        "Saturday, 1 June 2030, 20:00",
                        "Central European Summer Time (Europe/Berlin)",
                        "Standing",
                        "2 of 3",
                        "Alice",
                        "Harbour Concerts",
                        ORDER.toString());
    }

    @Test
    void givesTheSameBytesForTheSameAdmissions() {
        List<PrintedAdmission> admissions = List.of(admission(1, "Lanterns \u6f22\u5b57 \u05e9\u05dc\u05d5\u05dd"));

        assertThat(PDF.write(admissions)).isEqualTo(PDF.write(admissions));
        assertThat(new AdmissionsPdf(new PrintText(Optional.empty())).write(admissions))
                .isEqualTo(PDF.write(admissions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u017b\u00f3\u0142w & <b>Fu\u00df</b> \\ ( ) %",
                "\u041b\u0435\u0431\u0435\u0434\u0438\u043d\u043e\u0435 \u043e\u0437\u0435\u0440\u043e",
                "\u039f\u03b9\u03b4\u03af\u03c0\u03bf\u03c5\u03c2 \u03a4\u03cd\u03c1\u03b1\u03bd\u03bd\u03bf\u03c2",
                "\u767d\u9ce5\u306e\u6e56 \u30cf\u30af\u30c1\u30e7\u30a6",
                "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35"
            })
    void printsScripts(String title) throws IOException {
        byte[] pdf = PDF.write(List.of(admission(1, title)));

        assertThat(text(pdf)).contains(title);
        assertThat(RenderedPdf.codes(pdf)).containsExactly(CODE + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "\u05d0\u05d2\u05dd \u05d4\u05d1\u05e8\u05d1\u05d5\u05e8\u05d9\u05dd, \u05d0\u05d2\u05dd",
        "\u0628\u062d\u064a\u0631\u0629 \u0627\u0644\u0628\u062c\u0639, \u0628\u062d\u064a\u0631\u0629"
    })
    void printsScriptsFromRightToLeft(String title, String firstWord) throws IOException {
        byte[] pdf = PDF.write(List.of(admission(1, title)));

        assertThat(RenderedPdf.firstWordIsRightmost(pdf, firstWord)).isTrue();
        assertThat(RenderedPdf.codes(pdf)).containsExactly(CODE + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Rock \ud83c\udfb8\ud83d\ude00 night, \u25a1 night",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family, family",
        "\u1f5e\u0378, \u25a1",
        "\ubc31\uc870, \u25a1\u25a1"
    })
    void replacesCharactersThatNoFontHas(String title, String printed) throws IOException {
        assertThat(text(PDF.write(List.of(admission(1, title))))).contains(printed);
    }

    @Test
    void shortensLongTexts() throws IOException {
        PrintedAdmission longest = new PrintedAdmission(
                UUID.randomUUID(),
                ORDER,
                CODE,
                1,
                "\u6f22".repeat(1000),
                new OrderedTicket(
                        UUID.randomUUID(),
                        1,
                        "W".repeat(1000),
                        "\u6f22".repeat(1000),
                        OrderedShows.titled("\u6f22".repeat(1000))));

        byte[] pdf = PDF.write(List.of(longest));

        assertThat(RenderedPdf.codes(pdf)).containsExactly(CODE);
        assertThat(text(pdf)).contains("\u6f22\u2026");
    }

    @Test
    void printsAnAdmissionWhoseTicketIsUnknown() throws IOException {
        var unknown = new PrintedAdmission(
                UUID.randomUUID(), ORDER, CODE, 1, "alice", new OrderedTicket(UUID.randomUUID(), 1, null, null, null));

        assertThat(RenderedPdf.codes(PDF.write(List.of(unknown)))).containsExactly(CODE);
    }

    private static PrintedAdmission admission(int number, String title) {
        return new PrintedAdmission(
                new UUID(7, number),
                ORDER,
                CODE + number,
                number,
                "Alice",
                new OrderedTicket(new UUID(8, 1), 3, "Standing", "Harbour Concerts", OrderedShows.titled(title)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
