package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database allows exactly the transitions of the enums, for every writer. */
@OrderServiceTest
class TransitionGuardTest {

    private static final String ILLEGAL = "23514";

    private final Buyer buyer = Buyer.anyone();

    @ParameterizedTest
    @EnumSource
    void allowsOrderTransitionsOfOrderStatus(OrderStatus from) throws SQLException {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);
        for (OrderStatus to : OrderStatus.values()) {
            boolean legal = from.canBecome(to) && !(from == OrderStatus.CREATED && to == OrderStatus.COMPLETE);

            assertThat(allows("orders", order, from.name(), to.name(), ", version = version + 1"))
                    .as("%s -> %s", from, to)
                    .isEqualTo(legal || from == to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allowsPaymentTransitionsOfPaymentStatus(PaymentStatus from) throws SQLException {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);
        UUID payment = PaymentRows.id(order);
        for (PaymentStatus to : PaymentStatus.values()) {
            assertThat(allows("payment", payment, from.name(), to.name(), money(to)))
                    .as("%s -> %s", from, to)
                    .isEqualTo(from.canBecome(to) || from == to);
        }
    }

    private static String money(PaymentStatus status) {
        return switch (status) {
            case PENDING, FAILED -> ", received_amount = null, received_currency = null";
            case CAPTURED, REFUND_PENDING, REFUNDED -> ", received_amount = 2500, received_currency = 'EUR'";
        };
    }

    @Test
    void refusesATransitionWithoutANewVersion() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        assertThatThrownBy(() -> Database.update("update orders set status = 'CANCELLED' where id = ?", order))
                .rootCause()
                .hasMessageContaining("from version 1 to 1");
    }

    @Test
    void refusesToCompleteAnUnpaidOrder() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        assertThatThrownBy(() -> Database.update(
                        "update orders set status = 'COMPLETE', version = version + 1 where id = ?", order))
                .rootCause()
                .hasMessageContaining("because it was paid");
    }

    @Test
    void refusesNewOrdersThatAreNotCreated() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        assertThatThrownBy(() -> Database.update("""
                        insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at,
                                            version, created_at, updated_at)
                        select gen_random_uuid(), user_id, 'COMPLETE', reason, total_amount, total_currency, expires_at,
                               version, created_at, updated_at
                        from orders where id = ?
                        """, order))
                .rootCause()
                .hasMessageContaining("cannot begin as COMPLETE");
    }

    /** Tries the transition on a row that is in {@code from}, and rolls back. */
    private static boolean allows(String table, UUID id, String from, String to, String more) throws SQLException {
        try (Connection connection = Stack.ownerConnection("orders")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("alter table " + table + " disable trigger user");
                String money = table.equals("payment") ? money(PaymentStatus.valueOf(from)) : "";
                statement.execute("update %s set status = '%s'%s where id = '%s'".formatted(table, from, money, id));
                statement.execute("alter table " + table + " enable trigger user");
                statement.execute("update %s set status = '%s'%s where id = '%s'".formatted(table, to, more, id));
                return true;
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(ILLEGAL);
                return false;
            } finally {
                connection.rollback();
            }
        }
    }
}
