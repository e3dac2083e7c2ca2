package dev.boxoffice.admissions.checkin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class GateCountsTest {

    private static final String DATA = "data:";

    @Test
    void sendsCountsWhenTheyChangeAndEndsWithTheRole() throws IOException, InterruptedException {
        User buyer = User.anyone();
        Door door = Door.of(SoldTicket.ofAnyone());
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        String code = buyer.code(order.admissions().getFirst());
        try (HttpClient client = HttpClient.newHttpClient()) {
            BufferedReader stream = open(client, door);
            JsonNode before = next(stream);
            assertThat(before.path("admissions").asInt()).isEqualTo(2);
            assertThat(before.path("gates")).isEmpty();

            door.checks(
                    Door.scan(code, "North"),
                    Door.scan(code, "North"),
                    Door.offline(code, "South", "2030-06-01T17:30:00Z"));

            JsonNode after = next(stream);
            while (after.path("gates").isEmpty()) {
                after = next(stream); // a repetition
            }
            assertThat(after.path("entered").asInt()).isEqualTo(1);
            assertThat(after.path("inside").asInt()).isEqualTo(1);
            assertThat(after.at("/gates/0/gate").asText()).isEqualTo("North");
            assertThat(after.at("/gates/0/entries").asInt()).isEqualTo(1);
            assertThat(after.at("/gates/0/refused").asInt()).isEqualTo(1);
            assertThat(after.at("/gates/1/conflicts").asInt()).isEqualTo(1);

            User.member(door.ticket().organiserId(), "DOOR");

            assertThat(stream.lines().filter(line -> line.startsWith(DATA)).count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void limitsTheStreamsOfACaller() throws IOException, InterruptedException {
        Door door = Door.of(SoldTicket.ofAnyone());
        try (HttpClient client = HttpClient.newHttpClient()) {
            var streams = new ArrayList<BufferedReader>();
            for (int i = 0; i < GateViewers.MAX_OF_CALLER; i++) {
                streams.add(open(client, door));
            }

            door.staff()
                    .request()
                    .get("/api/shows/{id}/gate-counts", door.ticket().showId())
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("type", endsWith("/too-many-streams"));

            streams.getFirst().close();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> streams.add(open(client, door)));
            for (BufferedReader stream : streams) {
                stream.close();
            }
        }
    }

    private static BufferedReader open(HttpClient client, Door door) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/shows/"
                                + door.ticket().showId() + "/gate-counts"))
                        .header("Authorization", "Bearer " + door.staff().token())
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    private static JsonNode next(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        while (!line.startsWith(DATA)) {
            line = stream.readLine();
        }
        return new ObjectMapper().readTree(line.substring(DATA.length()));
    }
}
