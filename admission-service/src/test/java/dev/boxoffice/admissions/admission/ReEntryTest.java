package dev.boxoffice.admissions.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class ReEntryTest {

    @Inject
    AdmissionTable table;

    @Inject
    EntryTable entries;

    private Door door;
    private UUID admission;

    @BeforeEach
    void buy() {
        door = Door.of(SoldTicket.ofAnyone());
        admission = PaidOrder.of(User.anyone(), door.ticket(), 1)
                .paid()
                .admissions()
                .getFirst();
    }

    @Test
    void admitsAHolderWhoHasLeft() {
        assertThat(enters("North", true)).isTrue();
        assertThat(enters("South", true)).isFalse();
        entries.leave(admission, door.ticket().showId(), null);

        assertThat(enters("South", false)).isFalse();
        assertThat(enters("South", true)).isTrue();
        assertThat(table.find(admission).orElseThrow().entry().gate()).isEqualTo("South");
    }

    private boolean enters(String gate, boolean reEntry) {
        var arrival =
                new Arrival(UUID.randomUUID(), admission, 1, door.ticket().showId(), gate, Instant.now(), false, null);
        return entries.enter(arrival, reEntry).isPresent();
    }
}
