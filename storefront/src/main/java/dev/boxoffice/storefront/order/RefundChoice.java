package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The units that a buyer has chosen to return.
 *
 * @param rest whether to request all that is left, because an earlier refund without units has left less than their price
 * @param amount the money that the buyer gets
 */
public record RefundChoice(List<Line> lines, boolean rest, Money amount) {

    /** Units of a line of the order. */
    public record Line(Order.Item item, int quantity) {

        public Money sum() {
            return item.unitPrice().times(quantity);
        }
    }

    /** Whether this requests all that is left, with this amount in the minor unit. */
    boolean isRest(String confirmed) {
        return rest && Long.toString(amount.amount()).equals(confirmed);
    }

    static RefundChoice of(Order order, Refunds refunds, Map<UUID, Integer> units) {
        List<Line> lines = order.items().stream()
                .filter(item -> units.containsKey(item.ticketId()))
                .map(item -> new Line(item, units.get(item.ticketId())))
                .toList();
        Money price = new Money(
                lines.stream().mapToLong(line -> line.sum().amount()).sum(),
                order.total().currency());
        Money left = refunds.moneyLeft(order);
        boolean rest =
                price.amount() > left.amount() && refunds.unitsLeft(order).equals(units);
        return new RefundChoice(lines, rest, rest ? left : price);
    }
}
