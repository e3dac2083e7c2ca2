package dev.boxoffice.storefront.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestExportTest {

    private static final UUID ID = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d");

    @Test
    void writesAllPartsOfTheList() throws IOException {
        String csv = csv(guest("Ada"), guest("Ben"));

        assertThat(csv.lines())
                .containsExactly(
                        "admission_id,ticket,number,holder_name,entered_at,entered_gate",
                        ID + ",Standing,1,Ada,2030-06-01T18:00:00Z,North",
                        ID + ",Standing,1,Ben,2030-06-01T18:00:00Z,North");
    }

    @Test
    void defusesFormulas() throws IOException {
        assertThat(csv(guest("=HYPERLINK(\"x\")"), guest(" +1"))).contains(",\"'=HYPERLINK(\"\"x\"\")\",", ",' +1,");
    }

    @Test
    void leavesUnknownCellsEmpty() throws IOException {
        assertThat(csv(
                        new GuestClient.Guest(ID, "Standing", 1, null, null, null),
                        new GuestClient.Guest(ID, "Standing", 2, null, null, null)))
                .contains(ID + ",Standing,1,,,\r\n");
    }

    private static String csv(GuestClient.Guest first, GuestClient.Guest second) throws IOException {
        var out = new ByteArrayOutputStream();
        GuestExport.write(
                new GuestClient.Part(List.of(first), "1", true),
                next -> new GuestClient.Part(List.of(second), next, false),
                out);
        return out.toString(UTF_8);
    }

    private static GuestClient.Guest guest(String name) {
        return new GuestClient.Guest(ID, "Standing", 1, name, Instant.parse("2030-06-01T18:00:00Z"), "North");
    }
}
