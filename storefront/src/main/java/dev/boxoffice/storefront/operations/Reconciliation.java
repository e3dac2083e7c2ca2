package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counters of tickets compared with the orders they count. */
record Reconciliation(
        Instant checkedAt, long drift, Totals totals, List<TicketDrift> tickets, List<OrderDrift> orders) {

    record Totals(long tickets, Figure held, Figure sold, List<MoneyFigure> money, Refunds refunds) {}

    record Figure(long counter, long orders) {}

    record MoneyFigure(String currency, long payments, long orders) {
        public Money paid() {
            return new Money(payments, currency);
        }

        public Money ordered() {
            return new Money(orders, currency);
        }
    }

    record Refunds(long pending, Instant oldestSince) {}

    record TicketDrift(UUID ticketId, String title, Figure held, Figure sold) {}

    record OrderDrift(UUID orderId, String problem) {}
}
