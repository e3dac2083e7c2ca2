package dev.boxoffice.orders.payment.simulated;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the simulated provider can be made to do. */
enum SimulatedMethod {
    /** The money arrives in a moment. */
    SIM_SUCCESS,
    /** It is declined in a moment. */
    SIM_DECLINE,
    /** It is on its way and never arrives. */
    SIM_PENDING,
    /** It arrives when it is to be cancelled: after the order has ended. */
    SIM_LATE;

    static Optional<SimulatedMethod> of(String name) {
        return Arrays.stream(values())
                .filter(method -> method.toString().equals(name))
                .findFirst();
    }

    /** As clients write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
