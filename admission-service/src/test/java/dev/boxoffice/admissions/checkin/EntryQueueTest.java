package dev.boxoffice.admissions.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The next transaction lets all holders in that have arrived during the previous one. */
@AdmissionServiceTest
class EntryQueueTest {

    private static final int HOLDERS = 20;

    private final User buyer = User.anyone();
    private Door door;
    private List<String> codes;

    @BeforeEach
    void buy() {
        door = Door.of(SoldTicket.ofAnyone());
        codes = PaidOrder.of(buyer, door.ticket(), HOLDERS).paid().admissions().stream()
                .map(buyer::code)
                .toList();
    }

    @Test
    void admitsManyHoldersInFewTransactions() {
        List<JsonPath> checks =
                check(codes.stream().map(code -> Door.scan(code, "North")).toList());

        assertThat(checks)
                .extracting(check -> check.getString("items[0].result"))
                .containsOnly("ACCEPTED");
        assertThat(Database.count(
                        "select count(*) from check_in where show_id = ?",
                        door.ticket().showId()))
                .isEqualTo(HOLDERS);
        assertThat(Database.count(
                        "select count(distinct changed_by) from admission where ticket_id = ?",
                        door.ticket().id()))
                .isLessThan(HOLDERS);
    }

    @Test
    void answersEachScanByItself() {
        String repeated = Door.scan(codes.get(0), "North");
        door.checks(repeated);
        String nonce = UUID.randomUUID().toString();
        door.checks(Door.scan("x", "North", nonce, ""));

        List<JsonPath> checks = check(List.of(
                repeated,
                Door.scan(codes.get(0), "South"),
                Door.scan(codes.get(1), "North", nonce, ""),
                Door.scan("x", "South"),
                Door.scan(codes.get(2), "South")));

        assertThat(checks)
                .extracting(check -> check.getString("items[0].reason"))
                .containsExactly(null, "already-entered", "nonce-reused", "invalid-code", null);
        assertThat(checks.getFirst().getBoolean("items[0].replayed")).isTrue();
        assertThat(checks.getLast().getBoolean("items[0].replayed")).isFalse();
    }

    @Test
    void admitsOthersWhileOneAdmissionIsLocked() throws SQLException, ExecutionException, InterruptedException {
        try (Connection other = Stack.ownerConnection("admissions");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("update admission set version = version where ticket_id = '%s' and number = 1"
                            .formatted(door.ticket().id()));
            Future<JsonPath> locked = threads.submit(
                    () -> door.checks(Door.scan(codes.getFirst(), "North")).jsonPath());
            await().until(() -> Database.count(
                            "select count(*) from pg_locks where not granted and locktype in ('tuple', 'transactionid')")
                    == 1);

            door.admits(codes.getLast(), "South");

            assertThat(locked.isDone()).isFalse();
            other.commit();
            assertThat(locked.get().getString("items[0].result")).isEqualTo("ACCEPTED");
        }
    }

    private List<JsonPath> check(List<String> scans) {
        return Concurrently.run(scans.stream()
                .<Callable<JsonPath>>map(scan -> () -> door.checks(scan).jsonPath())
                .toList());
    }
}
