package dev.boxoffice.admissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.PublishedEvents;
import dev.boxoffice.testing.Stack;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Runs the script of docs/restore that operators run after a restore. */
@AdmissionServiceTest
class RestoreTest {

    private final User buyer = User.anyone();

    @Test
    void publishesAdmissionsWithAHigherVersion() throws IOException {
        UUID issued = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1)
                .paid()
                .admissions()
                .getFirst();
        UUID voided = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1)
                .paid()
                .refunded()
                .admissions()
                .getFirst();
        JsonNode issuedBefore = last(issued, 1);
        JsonNode voidedBefore = last(voided, 2);

        Database.update(Files.readString(Path.of("../docs/restore/admission-service.sql")));

        assertRepublished(issuedBefore, last(issued, 2));
        assertRepublished(voidedBefore, last(voided, 3));
    }

    @Test
    void bringsLostTransfersBackFromKafka() throws IOException, SQLException {
        PaidOrder order = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 2).paid();
        UUID lost = order.admissions().getFirst();
        UUID earlier = order.admissions().getLast();
        User friend = User.anyone();
        for (UUID admission : List.of(lost, earlier)) {
            friend.claims(buyer.offers(admission)).then().statusCode(200);
            last(admission, 2);
        }
        String code = friend.code(lost);
        Database.update("delete from admission where id = ?", lost);
        Database.update(
                "update admission set holder_id = ?, generation = 1, version = 1 where id = ?", buyer.name(), earlier);

        runLikePsql("admissions", Topics.ADMISSIONS);

        assertThat(friend.code(lost)).isEqualTo(code);
        friend.admission(earlier).then().body("generation", equalTo(2));
    }

    @Test
    void keepsEntriesThatWereNotLost() throws IOException, SQLException {
        Door door = Door.of(SoldTicket.ofAnyone());
        UUID entered = PaidOrder.of(buyer, door.ticket(), 1).paid().admissions().getFirst();
        String checkIn = door.admits(buyer.code(entered), "North");
        last(entered, 2);
        Database.update("update admission set version = 1 where id = ?", entered);

        runLikePsql("admissions", Topics.ADMISSIONS);

        door.undoes(checkIn).then().statusCode(200);
    }

    /** Passes the topic as standard input. */
    private static void runLikePsql(String name, String topic) throws IOException, SQLException {
        String script = Files.readString(Path.of("../docs/restore/" + name + "-from-kafka.sql"));
        Matcher copy = Pattern.compile("^\\\\copy (\\w+) from pstdin (.*)$", Pattern.MULTILINE)
                .matcher(script);
        assertThat(copy.find()).isTrue();
        String events = Kafka.readAll(topic).stream()
                .map(event -> new String(event.value(), UTF_8) + "\n")
                .collect(Collectors.joining());
        try (Connection connection = Stack.ownerConnection("admissions");
                var statement = connection.createStatement()) {
            statement.execute(script.substring(0, copy.start()));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s from stdin %s".formatted(copy.group(1), copy.group(2)), new StringReader(events));
            statement.execute(script.substring(copy.end()));
        }
    }

    private static JsonNode last(UUID admission, int events) {
        return PublishedEvents.json(
                PublishedEvents.await(Topics.ADMISSIONS, admission, events).getLast());
    }

    private static void assertRepublished(JsonNode before, JsonNode after) {
        assertThat(after.get("version").asLong())
                .isGreaterThan(before.get("version").asLong());
        assertThat(withoutTimes(after)).isEqualTo(withoutTimes(before));
    }

    /** The spelling of a time depends on its fraction. */
    private static ObjectNode withoutTimes(JsonNode state) {
        ObjectNode rest = state.deepCopy();
        rest.remove("version");
        rest.remove("createdAt");
        rest.remove("updatedAt");
        return rest;
    }
}
