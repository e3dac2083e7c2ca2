package dev.boxoffice.storefront.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OrderCsvTest {

    @Test
    void namesGuestsForPeople() throws IOException {
        String rows = """
                order_id,created_at,status,buyer,email
                1,2030,COMPLETE,client:storefront:guest:01a21890-e62b-7815-b33e-579444077869,ada@example.org
                2,2030,COMPLETE,ben,"a, b"
                3,2030,COMPLETE,client:kiosk:anna,é
                """;
        var out = new ByteArrayOutputStream();

        OrderCsv.write(new ByteArrayInputStream(rows.replace("\n", "\r\n").getBytes(UTF_8)), "Gast$1", out);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                order_id,created_at,status,buyer,email
                1,2030,COMPLETE,Gast$1,ada@example.org
                2,2030,COMPLETE,ben,"a, b"
                3,2030,COMPLETE,client:kiosk:anna,é
                """.replace("\n", "\r\n"));
    }
}
