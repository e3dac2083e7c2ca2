package dev.boxoffice.storefront.buyer;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Makes cookies of guests, for tests whose visitor is signed in. */
public final class TestGuests {

    private TestGuests() {}

    public static String cookie(UUID guest, String secret) {
        return new Seal(secret)
                .close(
                        Seal.Purpose.GUEST,
                        ByteBuffer.allocate(3 * Long.BYTES)
                                .putLong(guest.getMostSignificantBits())
                                .putLong(guest.getLeastSignificantBits())
                                .putLong(Instant.now().getEpochSecond())
                                .array());
    }

    /** The cookie of a browser that has opened the private link of an order. */
    public static String access(UUID guest, UUID order, String secret) {
        return new Seal(secret)
                .close(
                        Seal.Purpose.ORDER_ACCESS,
                        ByteBuffer.allocate(4 * Long.BYTES)
                                .putLong(guest.getMostSignificantBits())
                                .putLong(guest.getLeastSignificantBits())
                                .putLong(order.getMostSignificantBits())
                                .putLong(order.getLeastSignificantBits())
                                .array());
    }
}
