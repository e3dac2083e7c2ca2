package dev.boxoffice.orders.cart;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a cart stores about its owner. */
public final class PersonalCart {

    private static final String ITEMS = """
            select ticket_id, quantity, shown_amount, shown_currency, added_at from cart_item
            where user_id = ? order by added_at, ticket_id
            """;

    private PersonalCart() {}

    /**
     * One ticket in the cart.
     *
     * @param shownPrice the unit price when the ticket was put in
     */
    @Schema(name = "CartItemData")
    public record Item(UUID ticketId, int quantity, Money shownPrice, Instant addedAt) {}

    public static Supplier<List<Item>> items(Pipeline pipeline, String userId) {
        return pipeline.query(ITEMS, PersonalCart::read, userId);
    }

    private static List<Item> read(ResultSet rows) throws SQLException {
        var items = new ArrayList<Item>();
        while (rows.next()) {
            items.add(new Item(
                    rows.getObject(1, UUID.class),
                    rows.getInt(2),
                    new Money(rows.getLong(3), rows.getString(4)),
                    rows.getObject(5, OffsetDateTime.class).toInstant()));
        }
        return items;
    }

    /** Locks the cart until the transaction ends, if it exists. */
    public static void lock(Pipeline pipeline, String userId) {
        pipeline.add("select from cart where user_id = ? for update", userId);
    }

    /** Deletes the locked cart. */
    public static void delete(Pipeline pipeline, String userId) {
        pipeline.add("delete from cart_item where user_id = ?", userId);
        pipeline.add("delete from cart where user_id = ?", userId);
    }
}
