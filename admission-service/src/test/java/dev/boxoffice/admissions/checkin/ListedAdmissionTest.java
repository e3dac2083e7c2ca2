package dev.boxoffice.admissions.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff choose an admission from the door list, because its holder has no code at hand. */
@AdmissionServiceTest
class ListedAdmissionTest {

    private final User buyer = User.anyone();
    private Door door;
    private UUID admission;

    @BeforeEach
    void openTheDoor() {
        door = Door.of(SoldTicket.ofAnyone());
        admission = PaidOrder.of(buyer, door.ticket(), 1).paid().admissions().getFirst();
    }

    private static String choice(UUID admission, int generation, String nonce) {
        return "{\"admission\": {\"id\": \"%s\", \"generation\": %d}, \"gate\": \"North\", \"nonce\": \"%s\"}"
                .formatted(admission, generation, nonce);
    }

    @Test
    void admitsOnceWithoutACode() {
        String code = buyer.code(admission);

        door.checks(choice(admission, 1, "n-1"), choice(admission, 1, "n-1"), Door.scan(code, "South"))
                .then()
                .statusCode(200)
                .body("items.result", contains("ACCEPTED", "ACCEPTED", "REFUSED"))
                .body("items.fromList", contains(true, true, false))
                .body("items.replayed", contains(false, true, false))
                .body("items[0].admission.id", equalTo(admission.toString()))
                .body("items[2].reason", equalTo("already-entered"))
                .body("items[2].first.gate", equalTo("North"));
    }

    @Test
    void refusesThePreviousHolderAndOtherShows() {
        User.anyone().claims(buyer.offers(admission)).then().statusCode(200);

        door.checks(choice(admission, 1, "n-1"), choice(admission, 2, "n-2"))
                .then()
                .body("items.result", contains("REFUSED", "ACCEPTED"))
                .body("items[0].reason", equalTo("superseded"));
        Door.of(SoldTicket.ofAnyone())
                .checks(choice(admission, 2, "n-3"), choice(UUID.randomUUID(), 1, "n-4"))
                .then()
                .body("items.reason", contains("other-show", "unknown-admission"))
                .body("items[0].admission", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"code\": \"x\", \"admission\": {\"id\": \"%s\", \"generation\": 1}, "})
    void requiresEitherCodeOrAdmission(String fields) {
        door.checks("{%s\"gate\": \"North\", \"nonce\": \"n\"}".formatted(fields.formatted(admission)))
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"))
                .body("detail", containsString("items[0]"));
    }
}
