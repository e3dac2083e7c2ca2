package dev.boxoffice.orders;

import java.util.UUID;

/** Steers the rows of carts behind the service's back. */
public final class CartRows {

    private CartRows() {}

    /** Runs the action while the database refuses to delete items of the buyer's cart; other carts are not affected. */
    public static void whileDeletesFail(Buyer buyer, Runnable action) {
        String name = "refuse_" + UUID.randomUUID().toString().replace('-', '_');
        Database.update("""
                create function %s() returns trigger language plpgsql as $$ begin raise 'refused'; end $$
                """.formatted(name));
        try {
            Database.update("""
                    create trigger %1$s before delete on cart_item for each row
                    when (old.user_id = '%2$s') execute function %1$s()
                    """.formatted(name, buyer.name()));
            action.run();
        } finally {
            Database.update("drop function %s cascade".formatted(name));
        }
    }
}
