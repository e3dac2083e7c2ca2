package dev.boxoffice.admissions.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances let many holders in at once, each in one transaction. */
@AdmissionServiceTest
class EntryRaceTest {

    private static final int HOLDERS = 20;

    @Inject
    DataSource dataSource;

    @Inject
    Admissions admissions;

    private SoldTicket ticket;
    private List<UUID> ids;

    @BeforeEach
    void buy() {
        ticket = Door.of(SoldTicket.ofAnyone()).ticket();
        ids = PaidOrder.of(User.anyone(), ticket, HOLDERS).paid().admissions();
    }

    @Test
    void admitEachHolderOnce() {
        List<UUID> entered = enterInTwoInstances();

        assertThat(entered).doesNotHaveDuplicates().hasSize(HOLDERS);
        assertThat(Database.count(
                        "select count(*) from admission where ticket_id = ? and inside and version = 2", ticket.id()))
                .isEqualTo(HOLDERS);
    }

    /** The twin: instances that compare before they write admit holders twice. */
    @Test
    void wouldAdmitHoldersTwiceWithoutTheComparison() {
        var bothHaveRead = new CyclicBarrier(2);
        QuarkusMock.installMockForType(
                new UncheckedEntries(dataSource) {
                    @Override
                    void beforeWrite() {
                        try {
                            bothHaveRead.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                EntryTable.class);

        assertThat(enterInTwoInstances()).hasSize(2 * HOLDERS);
    }

    /** Returns the admissions that were admitted, each as often as it was. */
    private List<UUID> enterInTwoInstances() {
        return Concurrently.run(List.of(instance("North"), instance("South"))).stream()
                .flatMap(List::stream)
                .map(Admission::id)
                .toList();
    }

    private Callable<List<Admission>> instance(String gate) {
        List<Arrival> arrivals = ids.stream()
                .map(id -> new Arrival(UUID.randomUUID(), id, 1, ticket.showId(), gate, Instant.now(), false, null))
                .toList();
        return () -> QuarkusTransaction.requiringNew().call(() -> admissions.enterUnlocked(arrivals, false));
    }
}
