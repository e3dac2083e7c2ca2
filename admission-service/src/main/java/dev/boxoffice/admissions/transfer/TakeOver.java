package dev.boxoffice.admissions.transfer;

import dev.boxoffice.admissions.admission.Admissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives the admissions that a service client's buyer holds to the user who has signed in. */
@ApplicationScoped
class TakeOver {

    /** Bounds the time of a transaction. */
    static final int BATCH = 500;

    private final Admissions admissions;

    TakeOver(Admissions admissions) {
        this.admissions = admissions;
    }

    /** Returns the number of admissions, at most {@link #BATCH}. */
    @Transactional
    int run(String former, UUID orderId, String user) {
        return admissions.takeOver(former, orderId, user, BATCH);
    }
}
