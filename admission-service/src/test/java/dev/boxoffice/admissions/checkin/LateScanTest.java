package dev.boxoffice.admissions.checkin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offline scans whose upload arrives after other scans. */
@AdmissionServiceTest
class LateScanTest {

    private static final String NONCE = "scan-1";
    private static final String EXIT = ", \"direction\": \"EXIT\"";

    private final User buyer = User.anyone();
    private Door door;
    private UUID admission;
    private String code;
    private String other;

    @BeforeEach
    void buy() {
        door = Door.of(SoldTicket.ofAnyone());
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        admission = order.admissions().getFirst();
        code = buyer.code(admission);
        other = buyer.code(order.admissions().getLast());
    }

    @Test
    void recordsAnOfflineScanWhoseNonceIsTaken() {
        door.checks(Door.scan(other, "North", NONCE, ""));
        String late = Door.scan(code, "North", NONCE, offline("17:30"));

        String id = door.checks(late)
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].reason", nullValue())
                .body("items[0].nonce", equalTo(NONCE))
                .body("items[0].id", notNullValue())
                .extract()
                .path("items[0].id");

        assertThat(isInside()).isTrue();
        door.checks(late).then().body("items[0].id", equalTo(id)).body("items[0].replayed", equalTo(true));
    }

    @Test
    void forgedCodesAdmitNoAdmission() throws GeneralSecurityException {
        String[] parts = code.split("\\.", -1);
        String unsigned = base64("{\"alg\":\"none\"}".getBytes(US_ASCII)) + "." + parts[1] + ".";
        String foreign = parts[0] + "." + parts[1] + "." + base64(foreignSignature(parts[0] + "." + parts[1]));

        for (String forged : List.of(unsigned, unsigned + parts[2], foreign)) {
            door.checks(Door.scan(forged, "North"), Door.offline(forged, "North", "2030-06-01T17:30:00Z"))
                    .then()
                    .body("items.result", contains("REFUSED", "ACCEPTED"))
                    .body("items.conflict", contains(false, true))
                    .body("items.reason", contains("invalid-code", "invalid-code"))
                    .body("items.admission", contains(nullValue(), nullValue()));
        }

        assertThat(isInside()).isFalse();
        door.admits(code, "North");
    }

    private static byte[] foreignSignature(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        signature.update(text.getBytes(US_ASCII));
        return signature.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void exitFromBeforeTheEntryLeavesTheHolderInside() {
        door.checks(Door.scan(code, "North", "entry", offline("17:30")))
                .then()
                .body("items[0].conflict", equalTo(false));

        door.checks(Door.scan(code, "North", "exit", EXIT + offline("17:00")))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .body("items[0].conflict", equalTo(true))
                .body("items[0].reason", equalTo("entered-later"));
        assertThat(isInside()).isTrue();

        door.checks(Door.scan(code, "North", "later-exit", EXIT + offline("18:00")))
                .then()
                .body("items[0].conflict", equalTo(false));
        assertThat(isInside()).isFalse();
    }

    /** The second entry is not in force, because the first one was when it was recorded. */
    @Test
    void exitFromBeforeASecondEntryLeavesTheHolderInside() {
        door.checks(
                        Door.scan(code, "North", "first", offline("17:30")),
                        Door.scan(code, "South", "second", offline("18:30")),
                        Door.scan(code, "North", "exit", EXIT + offline("18:00")))
                .then()
                .body("items.reason", contains(null, "already-entered", "entered-later"));

        assertThat(isInside()).isTrue();
    }

    @Test
    void onlineExitTakesEffectWhateverTheClocksSay() {
        door.checks(Door.scan(code, "North", "entry", offline("17:30")));

        door.checks(Door.scan(code, "South", "exit", EXIT + ", \"at\": \"2030-06-01T17:00:00Z\""))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"));
        assertThat(isInside()).isFalse();
    }

    /** The key of the code was unknown when the scan was refused. */
    @Test
    void undoesTheEntryOfAHolderWhoWasRefusedBefore() {
        door.checks(Door.scan("x", "North", NONCE, ""));
        Database.update(
                "update check_in set code_hash = ? where show_id = ?",
                new Scan(code, null, "North", CheckIn.Direction.ENTRY, null, NONCE, false).hash(),
                door.ticket().showId());

        String id = door.checks(Door.scan(code, "North", NONCE, offline("17:30")))
                .then()
                .body("items[0].result", equalTo("ACCEPTED"))
                .extract()
                .path("items[0].id");

        door.undoes(id).then().statusCode(200);
    }

    private boolean isInside() {
        return (boolean) Database.query("select inside from admission where id = ?", admission);
    }

    private static String offline(String time) {
        return ", \"offline\": true, \"at\": \"2030-06-01T%s:00Z\"".formatted(time);
    }
}
