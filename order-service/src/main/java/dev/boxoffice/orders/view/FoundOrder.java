package dev.boxoffice.orders.view;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.ticket.Ticket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An order from the rows of {@link OrderReader}: each has the columns of the order and those of one of its parts. */
final class FoundOrder {

    private static final int ID = 1;
    private static final int USER_ID = 2;
    private static final int STATUS = 3;
    private static final int TOTAL_AMOUNT = 4;
    private static final int TOTAL_CURRENCY = 5;
    private static final int EXPIRES_AT = 6;
    private static final int PAID_BY = 7;
    private static final int VERSION = 8;
    private static final int CREATED_AT = 9;
    private static final int UPDATED_AT = 10;

    private static final int LINE = 11;
    private static final int TICKET_ID = 12;
    private static final int QUANTITY = 13;
    private static final int UNIT_AMOUNT = 14;
    private static final int REFUNDED_QUANTITY = 15;
    private static final int NAME = 16;
    private static final int TITLE = 17;
    private static final int VENUE = 18;
    private static final int STARTS_AT = 19;
    private static final int TIME_ZONE = 20;
    private static final int REFUNDS_UNTIL = 21;
    private static final int PRICE_AMOUNT = 22;
    private static final int PRICE_CURRENCY = 23;
    private static final int TICKET_STATUS = 24;
    private static final int SHOW_STATUS = 25;

    private static final int STEP = 26;
    private static final int AT = 27;
    private static final int FROM_STATUS = 28;
    private static final int TO_STATUS = 29;
    private static final int REASON = 30;
    private static final int ACTOR = 31;

    private static final int ATTEMPT = 32;
    private static final int PAYMENT_ID = 33;
    private static final int PAYMENT_STATUS = 34;
    private static final int PROVIDER = 35;
    private static final int METHOD = 36;
    private static final int PAYMENT_AMOUNT = 37;
    private static final int PAYMENT_CURRENCY = 38;
    private static final int PAYMENT_REASON = 39;
    private static final int PAYMENT_CREATED_AT = 40;
    private static final int PAYMENT_UPDATED_AT = 41;

    private static final int CLIENT_REFERENCE = 42;
    private static final int CONTACT_EMAIL = 43;
    private static final int CONTACT_NAME = 44;
    private static final int REFUNDED_AMOUNT = 45;

    private final UUID id;
    private final String userId;
    private final OrderDetails details;
    private final OrderStatus status;
    private final Money total;
    private final Money refunded;
    private final Instant expiresAt;
    private final UUID paidBy;
    private final long version;
    private final Instant createdAt;
    private final Instant updatedAt;

    private final List<OrderResponse.Item> items = new ArrayList<>(1);
    private final List<OrderResponse.Transition> history = new ArrayList<>(1);
    private final List<PaymentView> payments = new ArrayList<>(1);

    private FoundOrder(UUID id, ResultSet row) throws SQLException {
        this.id = id;
        userId = row.getString(USER_ID);
        details = OrderDetails.stored(
                row.getString(CLIENT_REFERENCE), row.getString(CONTACT_EMAIL), row.getString(CONTACT_NAME));
        status = OrderStatus.valueOf(row.getString(STATUS));
        total = new Money(row.getLong(TOTAL_AMOUNT), row.getString(TOTAL_CURRENCY));
        refunded = new Money(row.getLong(REFUNDED_AMOUNT), total.currency());
        expiresAt = instant(row, EXPIRES_AT);
        paidBy = row.getObject(PAID_BY, UUID.class);
        version = row.getLong(VERSION);
        createdAt = instant(row, CREATED_AT);
        updatedAt = instant(row, UPDATED_AT);
        history.add(new OrderResponse.Transition(createdAt, null, OrderStatus.CREATED, "placed", userId));
    }

    /** Expects all rows of an order next to each other. */
    static List<FoundOrder> readAll(ResultSet rows) throws SQLException {
        List<FoundOrder> orders = new ArrayList<>();
        while (rows.next()) {
            UUID id = rows.getObject(ID, UUID.class);
            if (orders.isEmpty() || !orders.getLast().id.equals(id)) {
                orders.add(new FoundOrder(id, rows));
            }
            orders.getLast().addPart(rows);
        }
        return orders;
    }

    private void addPart(ResultSet row) throws SQLException {
        if (row.getInt(LINE) > 0) {
            items.add(item(row));
        } else if (row.getLong(STEP) > 0) {
            history.add(transition(row));
        } else {
            payments.add(payment(row));
        }
    }

    private OrderResponse.Item item(ResultSet row) throws SQLException {
        return new OrderResponse.Item(
                row.getObject(TICKET_ID, UUID.class),
                row.getInt(QUANTITY),
                row.getInt(REFUNDED_QUANTITY),
                new Money(row.getLong(UNIT_AMOUNT), total.currency()),
                new OrderResponse.TicketSummary(
                        row.getString(NAME),
                        row.getString(TITLE),
                        row.getString(VENUE),
                        instant(row, STARTS_AT),
                        row.getString(TIME_ZONE),
                        instant(row, REFUNDS_UNTIL),
                        new Money(row.getLong(PRICE_AMOUNT), row.getString(PRICE_CURRENCY)),
                        row.getString(TICKET_STATUS),
                        Ticket.CALLED_OFF.equals(row.getString(SHOW_STATUS))));
    }

    private static OrderResponse.Transition transition(ResultSet row) throws SQLException {
        return new OrderResponse.Transition(
                instant(row, AT),
                OrderStatus.valueOf(row.getString(FROM_STATUS)),
                OrderStatus.valueOf(row.getString(TO_STATUS)),
                row.getString(REASON),
                row.getString(ACTOR));
    }

    private static PaymentView payment(ResultSet row) throws SQLException {
        return new PaymentView(
                row.getObject(PAYMENT_ID, UUID.class),
                row.getInt(ATTEMPT),
                PaymentStatus.valueOf(row.getString(PAYMENT_STATUS)),
                row.getString(PROVIDER),
                row.getString(METHOD),
                new Money(row.getLong(PAYMENT_AMOUNT), row.getString(PAYMENT_CURRENCY)),
                row.getString(PAYMENT_REASON),
                instant(row, PAYMENT_CREATED_AT),
                instant(row, PAYMENT_UPDATED_AT),
                null);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    UUID id() {
        return id;
    }

    String userId() {
        return userId;
    }

    Instant createdAt() {
        return createdAt;
    }

    OrderResponse response() {
        return new OrderResponse(
                id,
                userId,
                details.clientReference(),
                OrderResponse.Contact.of(details),
                status,
                items,
                total,
                refunded,
                OrderResponse.refundableUntil(status, items),
                expiresAt,
                version,
                createdAt,
                updatedAt,
                history,
                PaymentView.decisive(paidBy, payments));
    }
}
