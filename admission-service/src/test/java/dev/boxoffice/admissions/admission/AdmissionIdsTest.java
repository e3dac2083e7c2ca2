package dev.boxoffice.admissions.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionIdsTest {

    private static final UUID ORDER = UUID.fromString("01936c5b-1234-7b2c-9d0e-1f2a3b4c5d6e");
    private static final UUID TICKET = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d");

    /** A changed derivation would issue second admissions when topics are replayed. */
    @Test
    void staysTheSameInEveryRelease() {
        assertThat(AdmissionIds.of(ORDER, TICKET, 1)).hasToString("6e53e87f-2f97-52bc-8125-70560e32f382");
    }

    @Test
    void differsByOrderTicketAndNumber() {
        assertThat(AdmissionIds.of(ORDER, TICKET, 1))
                .isNotEqualTo(AdmissionIds.of(ORDER, TICKET, 2))
                .isNotEqualTo(AdmissionIds.of(ORDER, ORDER, 1))
                .isNotEqualTo(AdmissionIds.of(TICKET, TICKET, 1));
    }
}
