package dev.boxoffice.storefront.problem;

import dev.boxoffice.storefront.Money;

/** Problems as one would say them to a buyer. */
public final class ProblemMessages {

    private ProblemMessages() {}

    public static String of(Problem problem) {
        return switch (problem.name()) {
            case "sold-out" -> soldOut(problem.number("available"));
            case "not-on-sale" -> "It is not on sale any more.";
            case "price-changed" -> priceChanged(problem);
            case "limit-exceeded" -> limit(problem);
            case "unknown-ticket" -> "It has only just been listed; try again in a moment.";
            case "mixed-currencies" -> "One order has one currency: buy what is in your cart first, or take it out.";
            case "cart-empty" ->
                "There is nothing in your cart. Perhaps it was ordered in another tab: see your orders.";
            case "hold-expired" ->
                "The time to pay has run out, and the tickets went back on sale. Nothing was charged.";
            case "payment-pending" -> "It is being paid already; this page says when that is done.";
            case "unknown-payment-method" -> "This way to pay is not to be had here; choose another.";
            case "illegal-transition" -> "That cannot be done any more: something else happened to this order first.";
            case "refund-pending" -> "The money is on its way back already.";
            case "capacity-below-sold" ->
                "%,d are held or sold already, so it cannot be less than that."
                        .formatted(problem.number("held") + problem.number("sold"));
            case "currency-fixed" ->
                "The currency stays %s once tickets are held or sold.".formatted(problem.text("currency"));
            case "withdrawn" -> "This listing is withdrawn, which is final.";
            case "not-yours" -> "Only the one who listed this may change it.";
            case "not-found" -> "There is nothing here. Perhaps the address is wrong.";
            case "bad-request" -> "Something in it cannot be used as it is: look at it once more.";
            case "idempotency-key-reused" ->
                "This form was sent before with something else in it; look at it once more.";
            default -> problem.detail().isEmpty() ? "That cannot be done." : problem.detail();
        };
    }

    static String soldOut(long available) {
        return available == 0
                ? "It has just sold out. Nothing was charged."
                : "Only %,d are left now; take fewer.".formatted(available);
    }

    private static String priceChanged(Problem problem) {
        String before = problem.money("expectedUnitPrice").map(Money::text).orElse("what you saw");
        String now = problem.money("unitPrice").map(Money::text).orElse("another price");
        return "The price has changed from %s to %s. Nothing was ordered.".formatted(before, now);
    }

    private static String limit(Problem problem) {
        return switch (problem.text("limit")) {
            case "maxPerOrder" -> "One order may have %,d of this.".formatted(problem.number("maximum"));
            case "maxOpenOrders" ->
                "You have %,d unpaid orders, which is as many as one may have: pay or cancel one first."
                        .formatted(problem.number("maximum"));
            default -> "One order may have %,d different tickets.".formatted(problem.number("maximum"));
        };
    }
}
