package dev.boxoffice.admissions.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.Stack;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class ClaimRaceTest {

    @Inject
    DataSource dataSource;

    private final User buyer = User.anyone();
    private UUID admission;

    @BeforeEach
    void buy() {
        admission = PaidOrder.of(buyer, SoldTicket.ofAnyone(), 1)
                .paid()
                .admissions()
                .getFirst();
    }

    @Test
    void oneOfTwoConcurrentClaimsWins() throws SQLException {
        assertThat(claimTwice()).containsExactlyInAnyOrder(200, 404);
        assertThat(generation()).isEqualTo(2);
    }

    /** The twin: if the claim does not check that it ended the transfer, both claimants get the admission. */
    @Test
    void bothClaimsWouldWinWithoutTheCheck() throws SQLException {
        QuarkusMock.installMockForType(new UncheckedTransfers(dataSource), TransferTable.class);

        claimTwice(); // the first claimant gets a 404 if the second one has taken the admission before it is read
        assertThat(generation()).isEqualTo(3);
    }

    private int generation() {
        return (int) Database.query("select generation from admission where id = ?", admission);
    }

    /** Both claims have found the transfer before either changes the admission. */
    private List<Integer> claimTwice() throws SQLException {
        String token = buyer.offers(admission);
        try (Connection lock = Stack.ownerConnection("admissions");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("select from admission where id = '%s' for update".formatted(admission));
            List<Future<Integer>> claims = new ArrayList<>();
            for (User claimant : List.of(User.anyone(), User.anyone())) {
                claims.add(threads.submit(() -> claimant.claims(token).statusCode()));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 2);
            lock.rollback();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return claims.stream().map(Future::resultNow).toList();
        }
    }

    /** The requests that wait for the row. */
    private static long waiting() {
        return Database.count(
                "select count(*) from pg_locks where not granted and locktype in ('tuple', 'transactionid')");
    }

    private static final class UncheckedTransfers extends TransferTable {

        UncheckedTransfers(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        boolean take(UUID id) {
            super.take(id);
            return true;
        }
    }
}
