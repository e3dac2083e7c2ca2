package dev.boxoffice.admissions.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Database;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A replay of orders whose versions were lost. */
@AdmissionServiceTest
class ReplayTest {

    private static final int UNITS = 2;

    @Inject
    DataSource dataSource;

    private final PaidOrder order = PaidOrder.of(User.anyone(), SoldTicket.ofAnyone(), UNITS);

    @Test
    void issuesNoSecondAdmission() {
        List<UUID> issued = order.paid().admissions();

        replay();

        assertThat(order.admissions()).isEqualTo(issued).hasSize(UNITS);
    }

    /** The twin: with ids that do not depend on the unit, each replay issues further admissions. */
    @Test
    void wouldIssueASecondAdmissionWithoutDerivedIds() {
        order.paid();
        QuarkusMock.installMockForType(new RandomIds(dataSource), AdmissionTable.class);

        withoutUniqueUnits(() -> {
            replay();

            assertThat(Database.count("select count(*) from admission where order_id = ?", order.id()))
                    .isEqualTo(2 * UNITS);
        });
    }

    private void replay() {
        Database.update("update orders set version = 0 where id = ?", order.id());
        order.created().paid();
    }

    private void withoutUniqueUnits(Runnable action) {
        Database.update("alter table admission drop constraint admission_order_id_ticket_id_number_key");
        try {
            action.run();
        } finally {
            Database.update("delete from admission where order_id = ?", order.id());
            Database.update("alter table admission add unique (order_id, ticket_id, number)");
        }
    }

    private static final class RandomIds extends AdmissionTable {

        RandomIds(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        List<Admission> insert(List<Issue> issues) {
            return super.insert(issues.stream()
                    .map(issue -> new Issue(
                            UUID.randomUUID(),
                            issue.orderId(),
                            issue.ticketId(),
                            issue.number(),
                            issue.holderId(),
                            issue.voidReason()))
                    .toList());
        }
    }
}
