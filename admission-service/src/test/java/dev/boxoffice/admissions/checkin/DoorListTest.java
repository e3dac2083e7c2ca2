package dev.boxoffice.admissions.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.Stack;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AdmissionServiceTest
class DoorListTest {

    private final User buyer = User.anyone();
    private Door door;

    @BeforeEach
    void openTheDoor() {
        door = Door.of(SoldTicket.ofAnyone());
    }

    @Test
    void returnsTheWholeListAndThenChanges() {
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        PaidOrder.of(buyer, SoldTicket.ofAnyone().published(), 1).paid();
        UUID entered = order.admissions().getFirst();
        UUID transferred = order.admissions().getLast();

        JsonPath all = await(null, "items", 2);
        assertThat(all.getList("items.id", UUID.class)).containsExactlyInAnyOrderElementsOf(order.admissions());
        assertThat(all.getBoolean("more")).isFalse();
        JsonPath unchanged = list(all.getString("next"));
        assertThat(unchanged.getList("items")).isEmpty();

        door.admits(buyer.code(entered), "North");
        User.anyone().claims(buyer.offers(transferred)).then().statusCode(200);

        JsonPath changes = await(unchanged.getString("next"), "items", 2);
        assertThat(changes.getList("items.id", UUID.class)).containsExactly(entered, transferred);
        assertThat(changes.getString("items[0].enteredGate")).isEqualTo("North");
        assertThat(changes.getBoolean("items[0].inside")).isTrue();
        assertThat(changes.getInt("items[1].generation")).isEqualTo(2);

        order.refunded();

        JsonPath voided = await(changes.getString("next"), "voidIds", 2);
        assertThat(voided.getList("items")).isEmpty();
        assertThat(voided.getList("voidIds", UUID.class)).containsExactlyInAnyOrder(entered, transferred);
    }

    @Test
    void namesTheBuyerUntilTheTransferOrErasure() {
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        UUID kept = order.admissions().getFirst();
        JsonPath all = await(null, "items", 2);
        assertThat(all.getList("items.orderId", UUID.class)).containsOnly(order.id());
        assertThat(all.getList("items.buyerName")).containsOnly(PaidOrder.BUYER_NAME);

        User.anyone().claims(buyer.offers(order.admissions().getLast())).then().statusCode(200);
        JsonPath transferred = await(all.getString("next"), "items", 1);
        assertThat(transferred.getString("items[0].buyerName")).isNull();

        order.buyerErased("erased:" + UUID.randomUUID());
        JsonPath erased = await(transferred.getString("next"), "items", 1);
        assertThat(erased.getList("items.id", UUID.class)).containsExactly(kept);
        assertThat(erased.getString("items[0].buyerName")).isNull();
    }

    @Test
    void returnsALongListInParts() {
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 5).paid();

        await(null, "items", 5);
        var found = new ArrayList<UUID>();
        String after = null;
        JsonPath part;
        do {
            var request = door.staff().request().queryParam("limit", 2);
            part = (after == null ? request : request.queryParam("after", after))
                    .get("/api/shows/{id}/door-list", door.ticket().showId())
                    .jsonPath();
            found.addAll(part.getList("items.id", UUID.class));
            after = part.getString("next");
        } while (part.getBoolean("more"));

        assertThat(found).containsExactlyInAnyOrderElementsOf(order.admissions());
    }

    /** The change has an older transaction than a change that the scanner has already read. */
    @Test
    void returnsAChangeThatIsCommittedLate() throws SQLException {
        PaidOrder order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        UUID late = order.admissions().getFirst();
        UUID early = order.admissions().getLast();
        String after = await(null, "items", 2).getString("next");
        try (Connection slow = Stack.ownerConnection("admissions")) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("update admission set holder_name = 'Late' where id = '%s'".formatted(late));
            Database.update("update admission set holder_name = 'Early' where id = ?", early);
            after = list(after).getString("next");
            slow.commit();
        }

        assertThat(await(after, "items", 2).getList("items.holderName")).containsExactly("Late", "Early");
    }

    @Test
    void returnsAdmissionsWhoseTicketArrivesLate() {
        SoldTicket late = new SoldTicket(
                UUID.randomUUID(), door.ticket().showId(), door.ticket().organiserId());
        List<UUID> admissions = PaidOrder.of(buyer, late, 1).paid().admissions();
        PaidOrder.of(buyer, door.ticket(), 1).paid();
        String after = await(null, "items", 1).getString("next");

        late.published();

        assertThat(await(after, "items", 1).getList("items.id", UUID.class)).isEqualTo(admissions);
    }

    @Test
    void startsAgainWithACursorFromBeforeARestore() {
        PaidOrder.of(buyer, door.ticket(), 1).paid();
        String after = await(null, "items", 1).getString("next");
        assertThat(list(after).getList("items")).isEmpty();

        Database.update("update door_list_epoch set epoch = uuidv7()");

        JsonPath again = await(after, "items", 1);
        assertThat(list(again.getString("next")).getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "LTF-MA", "MX4x"})
    void rejectsOtherCursors(String after) {
        door.list(after).then().statusCode(400);
    }

    @Test
    void showsNoCodes() {
        PaidOrder.of(buyer, door.ticket(), 1).paid();

        assertThat(await(null, "items", 1).getMap("items[0]"))
                .containsKey("number")
                .doesNotContainKey("code");
    }

    /** A change appears once all older transactions have ended, also those of other tests. */
    private JsonPath await(String after, String field, int size) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> list(after), part -> part.getList(field).size() == size);
    }

    private JsonPath list(String after) {
        return door.list(after).then().statusCode(200).extract().jsonPath();
    }
}
