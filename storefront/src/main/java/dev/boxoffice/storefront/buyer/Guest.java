package dev.boxoffice.storefront.buyer;

import dev.boxoffice.storefront.StorefrontConfig;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The visitor's identity as a buyer without an account: a random id in an encrypted cookie. The cookie alone
 * proves who the buyer is. An e-mail address proves nothing.
 */
@RequestScoped
public class Guest {

    private static final String COOKIE = "boxoffice_guest";
    private static final Duration AGE = Duration.ofDays(180);
    private static final int BYTES = 3 * Long.BYTES;

    private final Cookies cookies;
    private final Seal seal;
    private final NewGuests newGuests;
    private final StorefrontConfig config;

    private Optional<UUID> id;

    Guest(Cookies cookies, Seal seal, NewGuests newGuests, StorefrontConfig config) {
        this.cookies = cookies;
        this.seal = seal;
        this.newGuests = newGuests;
        this.config = config;
    }

    /** Whether visitors can buy without an account. */
    public boolean isEnabled() {
        return config.guestClientSecret().isPresent();
    }

    /** Empty before the visitor has put anything into the cart. */
    public Optional<UUID> id() {
        if (id == null) {
            id = isEnabled()
                    ? cookies.find(COOKIE)
                            .flatMap(text -> seal.open(Seal.Purpose.GUEST, text))
                            .flatMap(Guest::read)
                    : Optional.empty();
        }
        return id;
    }

    private static Optional<UUID> read(byte[] value) {
        if (value.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        Instant begun = Instant.ofEpochSecond(buffer.getLong());
        return Instant.now().isBefore(begun.plus(AGE)) ? Optional.of(id) : Optional.empty();
    }

    /** Gives a new visitor an id. */
    public void begin() {
        if (!isEnabled() || id().isPresent()) {
            return;
        }
        newGuests.count();
        UUID created = UUID.randomUUID();
        byte[] value = ByteBuffer.allocate(BYTES)
                .putLong(created.getMostSignificantBits())
                .putLong(created.getLeastSignificantBits())
                .putLong(Instant.now().getEpochSecond())
                .array();
        cookies.set(COOKIE, "/", seal.close(Seal.Purpose.GUEST, value), AGE);
        id = Optional.of(created);
    }

    /** Forgets the id, for example after signing in. */
    public void end() {
        cookies.remove(COOKIE, "/");
        id = Optional.empty();
    }
}
