package dev.boxoffice.orders.payment.simulated;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Payment methods that select the outcome of a simulated payment. */
enum SimulatedMethod {
    /** Captured after the delay. */
    SIM_SUCCESS,
    /** Declined after the delay. */
    SIM_DECLINE,
    /** Stays in processing. */
    SIM_PENDING,
    /** Captured when it is cancelled, which is after the order has ended. */
    SIM_LATE;

    static Optional<SimulatedMethod> of(String name) {
        return Arrays.stream(values())
                .filter(method -> method.toString().equals(name))
                .findFirst();
    }

    /** The name that clients send. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
