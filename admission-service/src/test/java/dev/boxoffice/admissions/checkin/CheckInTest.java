package dev.boxoffice.admissions.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AdmissionServiceTest
class CheckInTest {

    private static final String NONCE = "scan-1";

    @Inject
    DataSource dataSource;

    private final User buyer = User.anyone();
    private Door door;
    private PaidOrder order;
    private UUID admission;
    private String code;

    @BeforeEach
    void buy() {
        door = Door.of(SoldTicket.ofAnyone());
        order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        admission = order.admissions().getFirst();
        code = buyer.code(admission);
    }

    @Test
    void admitsOnceAndNamesTheFirstEntry() {
        door.checks(Door.scan(code, "North", NONCE, ", \"at\": \"2030-06-01T17:30:00Z\""))
                .then()
                .statusCode(200)
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].reason", nullValue())
                .body("items[0].nonce", equalTo(NONCE))
                .body("items[0].recordedBy", equalTo(door.staff().name()))
                .body("items[0].admission.id", equalTo(admission.toString()))
                .body("items[0].admission.ticketName", equalTo("Standing"))
                .body("items[0].admission.number", equalTo(1));

        door.checks(Door.scan(code, "South"))
                .then()
                .statusCode(200)
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("already-entered"))
                .body("items[0].first.gate", equalTo("North"))
                .body("items[0].first.at", equalTo("2030-06-01T17:30:00Z"))
                .body("items[0].conflict", equalTo(false));
    }

    @Test
    void checksEachScanOfABatch() {
        String other = buyer.code(order.admissions().getLast());

        door.checks(Door.scan(code, "North"), Door.scan(code, "North"), Door.scan("x", "North"), Door.scan(other, "N"))
                .then()
                .statusCode(200)
                .body("items.result", contains("ACCEPTED", "REFUSED", "REFUSED", "ACCEPTED"))
                .body("items.reason", contains(null, "already-entered", "invalid-code", null));
    }

    @Test
    void repeatedScanHasNoFurtherEffect() {
        String id = door.checks(Door.scan(code, "North", NONCE, "")).path("items[0].id");

        door.checks(Door.scan(code, "North", NONCE, ""))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].id", equalTo(id))
                .body("items[0].replayed", equalTo(true));
        door.checks(Door.scan(code, "South", NONCE, ""))
                .then()
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].replayed", equalTo(false));
    }

    @Test
    void refusesNonceOfAnotherScan() {
        String other = buyer.code(order.admissions().getLast());
        door.checks(Door.scan(code, "North", NONCE, ""));

        door.checks(Door.scan(other, "North", NONCE, ""))
                .then()
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("nonce-reused"))
                .body("items[0].id", nullValue());
        door.admits(other, "North");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"nonce\": null, ", "\"nonce\": \"\", ", "\"nonce\": \"two words\", "})
    void requiresNonce(String nonce) {
        String valid = Door.scan(code, "North");

        door.checks(valid, "{%s\"code\": \"%s\", \"gate\": \"North\"}".formatted(nonce, code))
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"))
                .body("violations[0].field", containsString("items[1].nonce"));
        assertThat(checkIns()).isZero();
    }

    @Test
    void limitsTheBatch() {
        String scan = Door.scan("x", "North", NONCE, "");

        door.checks(Collections.nCopies(100, scan).toArray(String[]::new))
                .then()
                .statusCode(200);
        door.checks(Collections.nCopies(101, scan).toArray(String[]::new))
                .then()
                .statusCode(400);
        door.checks().then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, 10_000})
    void refusesTextOfAnyLengthWithoutRefusingTheBatch(int length) {
        door.checks(Door.scan("x".repeat(length), "North"), Door.scan(code, "North"))
                .then()
                .statusCode(200)
                .body("items.result", contains("REFUSED", "ACCEPTED"))
                .body("items.reason", contains("invalid-code", null));
    }

    @Test
    void failedBatchKeepsEarlierScans() {
        QuarkusMock.installMockForType(new FailingTable(dataSource), CheckInTable.class);
        String other = buyer.code(order.admissions().getLast());

        door.checks(Door.scan(code, "North"), Door.scan(other, "North"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/outcome-unknown"))
                .body("detail", containsString("same nonces"));
        assertThat(checkIns()).isEqualTo(1);

        door.checks(Door.scan(other, "North")).then().statusCode(503).body("type", endsWith("/unavailable"));
        assertThat(checkIns()).isEqualTo(1);
    }

    @Test
    void refusesCodeOfAnotherShowAndHidesItsAdmission() {
        Door elsewhere = Door.of(SoldTicket.ofAnyone());

        elsewhere
                .checks(Door.scan(code, "North"))
                .then()
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("other-show"))
                .body("items[0].admission", nullValue());
        elsewhere
                .staff()
                .request()
                .get("/api/shows/{id}/check-ins", elsewhere.ticket().showId())
                .then()
                .body("items.reason", contains("other-show"))
                .body("items[0].admission", nullValue());
        door.admits(code, "North");
    }

    @Test
    void refusesVoidAdmission() {
        order.refunded();

        door.checks(Door.scan(code, "North"))
                .then()
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("void"));
    }

    @Test
    void refusesCodeFromBeforeATransfer() {
        User friend = User.anyone();
        friend.claims(buyer.offers(admission)).then().statusCode(200);

        door.checks(Door.scan(code, "North")).then().body("items[0].reason", equalTo("superseded"));
        door.admits(friend.code(admission), "North");
    }

    @Test
    void refusesTransferAfterTheEntry() {
        String token = buyer.offers(admission);
        door.admits(code, "North");

        User.anyone().claims(token).then().statusCode(409).body("type", endsWith("/admission-entered"));
        buyer.cancelsTransfer(admission).then().statusCode(204);
        buyer.transfers(admission).then().statusCode(409).body("type", endsWith("/admission-entered"));
    }

    @Test
    void refusesReEntryByDefault() {
        door.admits(code, "North");
        door.checks(Door.scan(code, "North", NONCE, ", \"direction\": \"EXIT\""))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"));

        door.checks(Door.scan(code, "North")).then().body("items[0].reason", equalTo("already-entered"));
        door.checks(Door.scan(code, "South", NONCE, ", \"direction\": \"EXIT\""))
                .then()
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("not-inside"));
    }

    @Test
    void undoneEntryAdmitsAgain() {
        String entry = door.admits(code, "North");

        door.undoes(entry)
                .then()
                .statusCode(200)
                .body("undoneBy", equalTo(door.staff().name()))
                .body("undoneAt", notNullValue());

        String second = door.admits(code, "South");
        door.undoes(entry).then().statusCode(409).body("type", endsWith("/not-in-force"));
        door.undoes(second).then().statusCode(200);
        User.anyone().request().post("/api/check-ins/{id}/undo", entry).then().statusCode(404);
    }

    @Test
    void repeatedScanDoesNotOpenTheDoorOnceItsEntryIsUndone() {
        String scan = Door.scan(code, "North", NONCE, "");
        String id = door.checks(scan).path("items[0].id");
        door.undoes(id).then().statusCode(200);

        door.checks(scan)
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].result", equalTo("REFUSED"))
                .body("items[0].reason", equalTo("undone"))
                .body("items[0].undoneAt", notNullValue())
                .body("items[0].replayed", equalTo(true));
        door.admits(code, "North");
    }

    @Test
    void recordsOfflineScanWithItsTime() {
        door.checks(Door.offline(code, "North", "2030-06-01T17:30:00Z"))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].conflict", equalTo(false))
                .body("items[0].scannedAt", equalTo("2030-06-01T17:30:00Z"));

        door.checks(Door.scan(code, "South"))
                .then()
                .body("items[0].reason", equalTo("already-entered"))
                .body("items[0].first.at", equalTo("2030-06-01T17:30:00Z"));
    }

    @Test
    void reportsOfflineScansInConflictAsAccepted() {
        String voided = buyer.code(
                PaidOrder.of(buyer, door.ticket(), 1).paid().admissions().getFirst());
        door.admits(code, "North");

        door.checks(
                        Door.offline(code, "South", "2030-06-01T17:30:00Z"),
                        Door.offline("forged", "South", "2030-06-01T17:31:00Z"),
                        Door.offline(voided, "South", "2030-06-01T17:32:00Z"))
                .then()
                .statusCode(200)
                .body("items.result", contains("ACCEPTED", "ACCEPTED", "ACCEPTED"))
                .body("items.conflict", contains(true, true, false))
                .body("items.reason", contains("already-entered", "invalid-code", null))
                .body("items[0].first.gate", equalTo("North"));
        door.staff()
                .request()
                .get("/api/shows/{id}/check-ins?conflict=true", door.ticket().showId())
                .then()
                .statusCode(200)
                .body("items.reason", contains("invalid-code", "already-entered"));
    }

    @Test
    void recordsOfflineEntryWithAVoidAdmission() {
        order.refunded();

        door.checks(Door.offline(code, "North", "2030-06-01T17:30:00Z"))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].conflict", equalTo(true))
                .body("items[0].reason", equalTo("void"));
        assertThat((boolean) Database.query("select inside from admission where id = ?", admission))
                .isTrue();
    }

    @Test
    void recordsThatARefusedHolderWasLetInAnyway() {
        door.admits(code, "North");
        String refused = door.checks(Door.scan(code, "South", NONCE, ""))
                .then()
                .extract()
                .path("items[0].id");

        String offline = ", \"offline\": true, \"at\": \"2030-06-01T17:30:00Z\"";
        door.checks(Door.scan(code, "South", NONCE, offline))
                .then()
                .body("items[0].id", equalTo(refused))
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].conflict", equalTo(true))
                .body("items[0].replayed", equalTo(false));
        door.checks(Door.scan(code, "South", NONCE, offline)).then().body("items[0].replayed", equalTo(true));
    }

    @Test
    void requiresTheTimeOfAnOfflineScan() {
        door.checks(Door.scan(code, "North", NONCE, ", \"offline\": true"))
                .then()
                .statusCode(400)
                .body("detail", containsString("items[0].at"));
    }

    @Test
    void listsScansPageByPage() {
        door.admits(code, "North");
        door.checks(Door.scan(code, "South"));
        String path = "/api/shows/{id}/check-ins?limit=1";

        String next = door.staff()
                .request()
                .get(path, door.ticket().showId())
                .then()
                .statusCode(200)
                .body("items.gate", contains("South"))
                .extract()
                .path("next");

        door.staff()
                .request()
                .queryParam("after", next)
                .get(path, door.ticket().showId())
                .then()
                .body("items.gate", contains("North"))
                .body("next", nullValue());
    }

    @Test
    void publishesEntriesAndExits() {
        String entry = door.admits(code, "North");
        door.checks(Door.scan(code, "North", NONCE, ", \"direction\": \"EXIT\""));
        door.undoes(entry);

        var events = PublishedEvents.await(Topics.ADMISSIONS, admission, 4);

        assertThat(events)
                .extracting(PublishedEvents::type)
                .containsExactly(
                        "dev.boxoffice.admission.issued.v1",
                        "dev.boxoffice.admission.entered.v1",
                        "dev.boxoffice.admission.left.v1",
                        "dev.boxoffice.admission.entry-undone.v1");
        JsonNode entered = PublishedEvents.json(events.get(1));
        assertThat(entered.path("enteredGate").asText()).isEqualTo("North");
        assertThat(entered.path("inside").asBoolean()).isTrue();
        assertThat(PublishedEvents.json(events.get(3)).path("version").asInt()).isEqualTo(4);
        assertThat(PublishedEvents.json(events.get(3)).path("enteredAt").isNull())
                .isTrue();
    }

    @Test
    void removedMemberCannotCheckIn() {
        User.member(door.ticket().organiserId(), "DOOR");

        door.checks(Door.scan(code, "North")).then().statusCode(404).body("type", endsWith("/not-found"));
        assertThat(checkIns()).isZero();
    }

    @Test
    void listsNothingForAnEmptyShow() {
        Door empty = Door.of(SoldTicket.ofAnyone());

        empty.list(null).then().statusCode(200).body("items", empty()).body("voidIds", hasSize(0));
    }

    /** Loses the connection after the first scan. */
    private static final class FailingTable extends CheckInTable {

        private final AtomicInteger inserted = new AtomicInteger();

        FailingTable(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        List<CheckIn> insert(List<OnlineEntry> entries) {
            if (inserted.getAndIncrement() > 0) {
                throw new IllegalStateException(new SQLException("lost", "08006"));
            }
            return super.insert(entries);
        }
    }

    private long checkIns() {
        return Database.count(
                "select count(*) from check_in where show_id = ?", door.ticket().showId());
    }
}
