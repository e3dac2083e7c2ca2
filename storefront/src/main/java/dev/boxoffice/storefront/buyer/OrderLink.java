package dev.boxoffice.storefront.buyer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private link of one order, which works on every device without an account. Opening it gives the browser a cookie for the
 * pages of this order only, so that no page has the link in its own address.
 */
@RequestScoped
public class OrderLink {

    /**
     * What a link opens.
     *
     * @param guest the buyer without an account
     */
    public record Access(UUID guest, UUID order) {}

    /** Added to a link that opens the tickets instead of the order. */
    static final String TO_TICKETS = "&page=tickets";

    private static final String COOKIE = "boxoffice_order";
    private static final int BYTES = 4 * Long.BYTES;
    private static final Pattern ORDER_PATH = Pattern.compile("/orders/([0-9a-f-]{36})(?:/.*)?");

    private final CurrentVertxRequest current;
    private final Cookies cookies;
    private final Seal seal;

    private Optional<Access> access;

    OrderLink(CurrentVertxRequest current, Cookies cookies, Seal seal) {
        this.current = current;
        this.cookies = cookies;
        this.seal = seal;
    }

    /** The path of the private link. */
    public String path(Access access) {
        return "/orders/open?key=" + seal.close(Seal.Purpose.ORDER_LINK, bytes(access));
    }

    /** Lets this browser open the order of the link; empty for an invalid link. */
    public Optional<UUID> follow(String token) {
        Optional<Access> opened = seal.open(Seal.Purpose.ORDER_LINK, token).flatMap(OrderLink::read);
        opened.ifPresent(found ->
                cookies.set(COOKIE, pathOf(found.order), seal.close(Seal.Purpose.ORDER_ACCESS, bytes(found)), null));
        return opened.map(Access::order);
    }

    /** The order of the current path, if this browser has opened its link. */
    public Optional<Access> access() {
        if (access == null) {
            access = order().flatMap(order -> cookies.find(COOKIE, pathOf(order))
                    .flatMap(text -> seal.open(Seal.Purpose.ORDER_ACCESS, text))
                    .flatMap(OrderLink::read)
                    .filter(found -> found.order.equals(order)));
        }
        return access;
    }

    /** Forgets that this browser has opened the link. */
    public void end() {
        access().ifPresent(found -> cookies.remove(COOKIE, pathOf(found.order)));
        access = Optional.empty();
    }

    private Optional<UUID> order() {
        RoutingContext context = current.getCurrent();
        if (context == null) {
            return Optional.empty();
        }
        Matcher path = ORDER_PATH.matcher(context.normalizedPath());
        try {
            return path.matches() ? Optional.of(UUID.fromString(path.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String pathOf(UUID order) {
        return "/orders/" + order;
    }

    private static byte[] bytes(Access access) {
        return ByteBuffer.allocate(BYTES)
                .putLong(access.guest.getMostSignificantBits())
                .putLong(access.guest.getLeastSignificantBits())
                .putLong(access.order.getMostSignificantBits())
                .putLong(access.order.getLeastSignificantBits())
                .array();
    }

    private static Optional<Access> read(byte[] value) {
        if (value.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return Optional.of(
                new Access(new UUID(buffer.getLong(), buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong())));
    }
}
