package dev.boxoffice.admissions.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.Stack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class CheckInRaceTest {

    private static final int GATES = 50;

    private static final String REFUND = "status = 'VOID', void_reason = 'refunded'";
    private static final String TRANSFER = "holder_id = 'friend', generation = 2";
    private static final String ENTRY =
            "entry_id = gen_random_uuid(), entered_at = clock_timestamp(), entered_gate = 'North', inside = true";

    @Inject
    DataSource dataSource;

    @Inject
    Admissions admissions;

    private final User buyer = User.anyone();
    private Door door;
    private PaidOrder order;
    private UUID admission;
    private String code;

    @BeforeEach
    void buy() {
        door = Door.of(SoldTicket.ofAnyone());
        order = PaidOrder.of(buyer, door.ticket(), 2).paid();
        admission = order.admissions().getLast();
        code = buyer.code(admission);
    }

    @Test
    void oneOfManyGatesAdmits() throws SQLException {
        List<JsonPath> checks = checkAtEveryGate();

        assertThat(checks).filteredOn(CheckInRaceTest::isAccepted).hasSize(1);
        String first = checks.stream()
                .filter(CheckInRaceTest::isAccepted)
                .findFirst()
                .orElseThrow()
                .getString("items[0].gate");
        assertThat(checks)
                .filteredOn(check -> !isAccepted(check))
                .allSatisfy(check -> {
                    assertThat(check.getString("items[0].reason")).isEqualTo("already-entered");
                    assertThat(check.getString("items[0].first.gate")).isEqualTo(first);
                })
                .hasSize(GATES - 1);
    }

    /** The twin: gates that compare before they write admit several times. */
    @Test
    void severalGatesWouldAdmitWithoutTheComparison() throws SQLException {
        QuarkusMock.installMockForType(new UncheckedEntries(dataSource), EntryTable.class);

        assertThat(checkAtEveryGate()).filteredOn(CheckInRaceTest::isAccepted).hasSizeGreaterThan(1);
    }

    @Test
    void refundThatCommitsFirstWins() throws SQLException {
        assertThat(checkDuring(REFUND).getString("items[0].reason")).isEqualTo("void");
    }

    @Test
    void refundedHolderWouldEnterWithoutTheComparison() throws SQLException {
        QuarkusMock.installMockForType(new UncheckedEntries(dataSource), EntryTable.class);

        assertThat(isAccepted(checkDuring(REFUND))).isTrue();
    }

    @Test
    void transferThatCommitsFirstWins() throws SQLException {
        assertThat(checkDuring(TRANSFER).getString("items[0].reason")).isEqualTo("superseded");
    }

    @Test
    void previousHolderWouldEnterWithoutTheComparison() throws SQLException {
        QuarkusMock.installMockForType(new UncheckedEntries(dataSource), EntryTable.class);

        assertThat(isAccepted(checkDuring(TRANSFER))).isTrue();
    }

    @Test
    void entryThatCommitsFirstPreventsTheTransfer() throws SQLException {
        assertThat(claimDuringEntry()).isEqualTo(409);
        assertThat(generation()).isEqualTo(1);
    }

    /** The twin: a claim that does not lock the admission gives it to a new holder after the entry. */
    @Test
    void enteredAdmissionWouldBeTransferredWithoutTheLock() throws SQLException {
        QuarkusMock.installMockForType(new UnlockedTable(dataSource), AdmissionTable.class);

        claimDuringEntry();
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void refundVoidsAnotherUnitThanTheOneThatEntersFirst() throws SQLException {
        refundOneUnitDuringEntry();

        assertThat(isValid(admission)).isTrue();
        assertThat(isValid(order.admissions().getFirst())).isFalse();
    }

    /** The twin: a refund that does not lock the admissions voids the one of the holder inside, and the other one still admits. */
    @Test
    void refundWouldVoidTheEnteredUnitWithoutTheLock() throws SQLException {
        QuarkusMock.installMockForType(new UnlockedTable(dataSource), AdmissionTable.class);

        refundOneUnitDuringEntry();

        assertThat(isValid(admission)).isFalse();
        assertThat(isValid(order.admissions().getFirst())).isTrue();
    }

    private int claimDuringEntry() throws SQLException {
        String token = buyer.offers(admission);
        return during(ENTRY, () -> User.anyone().claims(token).statusCode());
    }

    private void refundOneUnitDuringEntry() throws SQLException {
        var unit = new RefundedUnits(order.id(), door.ticket().id(), 1);
        during(ENTRY, () -> {
            QuarkusTransaction.requiringNew().run(() -> admissions.refundUnits(List.of(unit)));
            return null;
        });
    }

    private int generation() {
        return (int) Database.query("select generation from admission where id = ?", admission);
    }

    private static boolean isValid(UUID id) {
        return "VALID".equals(Database.query("select status from admission where id = ?", id));
    }

    /** Half of the connections have reached the row before the first one may change it. */
    private List<JsonPath> checkAtEveryGate() throws SQLException {
        return whileChanged("version = version", 8, threads -> {
            var checks = new ArrayList<Future<JsonPath>>();
            for (int gate = 0; gate < GATES; gate++) {
                String scan = Door.scan(code, "Gate " + gate);
                checks.add(threads.submit(() -> door.checks(scan).jsonPath()));
            }
            return checks;
        });
    }

    /** The scan arrives while another transaction has changed the row but not committed. */
    private JsonPath checkDuring(String change) throws SQLException {
        String scan = Door.scan(code, "North");
        return during(change, () -> door.checks(scan).jsonPath());
    }

    private <T> T during(String change, Callable<T> request) throws SQLException {
        return whileChanged(change, 1, threads -> List.of(threads.submit(request)))
                .getFirst();
    }

    private interface Requests<T> {
        List<Future<T>> send(ExecutorService threads);
    }

    private <T> List<T> whileChanged(String change, int waiting, Requests<T> requests) throws SQLException {
        try (Connection other = Stack.ownerConnection("admissions");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update admission set %s where id = '%s'".formatted(change, admission));
            List<Future<T>> sent = requests.send(threads);
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() >= waiting);
            other.commit();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return sent.stream().map(Future::resultNow).toList();
        }
    }

    /** The requests that wait for the row. */
    private static long waiting() {
        return Database.count(
                "select count(*) from pg_locks where not granted and locktype in ('tuple', 'transactionid')");
    }

    private static boolean isAccepted(JsonPath check) {
        return "ACCEPTED".equals(check.getString("items[0].result"));
    }

    /** Reads admissions without a lock. */
    private static final class UnlockedTable extends AdmissionTable {

        UnlockedTable(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        Optional<Admission> lock(UUID id) {
            return find(id);
        }

        @Override
        void lockValidOfOrders(List<UUID> orderIds) {}
    }
}
