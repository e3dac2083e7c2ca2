package dev.boxoffice.tickets.ticket;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.money.PriceCurrency.Refusal;
import dev.boxoffice.tickets.problem.TicketProblem;
import java.util.Optional;

/** Refuses prices that no buyer could pay. Stored prices stay valid when their currency is withdrawn later. */
final class PriceRule {

    private PriceRule() {}

    /** @throws dev.boxoffice.tickets.problem.TicketException if the price cannot be charged */
    static void require(Money price) {
        PriceCurrency.check(price.amount(), price.currency()).ifPresent(refusal -> {
            throw problem(price, refusal).toException();
        });
    }

    private static TicketProblem.Invalid problem(Money price, Refusal refusal) {
        Optional<PriceCurrency> currency = PriceCurrency.find(price.currency());
        return switch (refusal) {
            case UNKNOWN_CURRENCY -> invalidCurrency(Money.CURRENCY);
            case NOT_IN_CIRCULATION -> invalidCurrency(price.currency() + " is not a currency in circulation");
            case UNSUPPORTED_CURRENCY -> invalidCurrency("the payment provider does not support " + price.currency());
            case NEGATIVE -> invalidAmount("must be at least 0");
            case BELOW_MINIMUM ->
                invalidAmount("must be 0 or at least "
                        + currency.map(known -> known.text(known.minimum())).orElseThrow());
            case ABOVE_MAXIMUM ->
                invalidAmount("must be at most "
                        + currency.map(known -> known.text(known.maximum())).orElseThrow());
            case NOT_A_MULTIPLE ->
                invalidAmount("must be a multiple of "
                        + currency.map(known -> known.text(known.step())).orElseThrow()
                        + ", because the payment provider cannot charge smaller amounts");
        };
    }

    private static TicketProblem.Invalid invalidCurrency(String message) {
        return new TicketProblem.Invalid("price.currency", message);
    }

    private static TicketProblem.Invalid invalidAmount(String message) {
        return new TicketProblem.Invalid("price.amount", message);
    }
}
