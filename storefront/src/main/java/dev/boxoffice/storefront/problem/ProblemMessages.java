package dev.boxoffice.storefront.problem;

import dev.boxoffice.storefront.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Maps the problem types of the services to messages of the catalogue. */
@Named
@ApplicationScoped
public class ProblemMessages {

    private static final Logger LOG = Logger.getLogger(ProblemMessages.class);

    private final ErrorMessages messages;

    ProblemMessages(ErrorMessages messages) {
        this.messages = messages;
    }

    /** The message for a problem. A problem of an unknown type is explained by the detail that the service gave. */
    public String of(Problem problem) {
        return switch (problem.name()) {
            case "sold-out" -> soldOut(problem.number("available"));
            case "not-on-sale" -> messages.notOnSale();
            case "price-changed" -> priceChanged(problem);
            case "limit-exceeded" -> limitExceeded(problem);
            case "buyer-limit" -> buyerLimit(problem.number("remaining"));
            case "unknown-ticket" -> messages.ticketTooNew();
            case "mixed-currencies" -> messages.mixedCurrencies();
            case "cart-empty" -> messages.cartEmptyNow();
            case "hold-expired" -> messages.holdExpired();
            case "payment-pending" -> messages.paymentInProgress();
            case "unknown-payment-method" -> messages.paymentMethodUnavailable();
            case "illegal-transition" -> messages.orderChanged();
            case "refund-pending" -> messages.refundInProgress();
            case "refund-closed" -> messages.refundClosed();
            case "only-staff" -> messages.onlyStaffRefunds();
            case "units-refunded" -> messages.unitsRefunded(problem.number("left"));
            case "refund-exceeds-payment" -> refundExceedsPayment(problem);
            case "capacity-below-sold" -> messages.capacityBelowSold(problem.number("held") + problem.number("sold"));
            case "show-called-off" -> messages.showIsCalledOff();
            case "currency-fixed" -> messages.currencyFixed(problem.text("currency"));
            case "stale" -> messages.showChanged();
            case "withdrawn" -> messages.ticketsWithdrawn();
            case "no-admissions" -> messages.noAdmissions();
            case "holder-name-not-asked" -> messages.holderNameNotAsked();
            case "admission-entered" -> messages.admissionEntered();
            case "admission-void" -> messages.admissionVoid();
            case "too-many-admissions" -> messages.tooManyAdmissions(problem.number("maximum"));
            case "not-yours" -> messages.notYours();
            case "not-found" -> messages.notFoundHint();
            case "bad-request" -> badRequest(problem);
            case "idempotency-key-reused" -> messages.keyReused();
            case "idempotency-key-in-use" -> messages.keyInUse();
            case "rate-limited" -> messages.rateLimited();
            case "redrive-running" -> messages.redriveRunning();
            default -> unknown(problem);
        };
    }

    /** The message for a line of the cart, by the type of the problem that checkout would report. */
    public String ofCartItem(String type, int available, Money before, Money now) {
        return switch (type) {
            case "sold-out" -> available == 0 ? messages.itemSoldOut() : messages.onlySomeLeft(available);
            case "price-changed" -> messages.itemPriceChanged(before.text(), now.text());
            case "not-on-sale" -> messages.itemNotOnSale();
            case "limit-exceeded" -> messages.itemOverLimit();
            case "buyer-limit" -> messages.itemOverBuyerLimit();
            default -> messages.itemNotOrderable();
        };
    }

    private String soldOut(long available) {
        return available == 0 ? messages.ticketsSoldOut() : messages.onlySomeLeft(available);
    }

    private String buyerLimit(long remaining) {
        return remaining == 0 ? messages.buyerLimitReached() : messages.buyerLimit(remaining);
    }

    private String priceChanged(Problem problem) {
        Optional<Money> before = problem.money("expectedUnitPrice");
        Optional<Money> now = problem.money("unitPrice");
        return before.isPresent() && now.isPresent()
                ? messages.priceChanged(before.get().text(), now.get().text())
                : unknown(problem);
    }

    private String totalTooHigh(Problem problem) {
        Optional<Money> total = problem.money("total");
        Optional<Money> maximum = problem.money("maximumTotal");
        return total.isPresent() && maximum.isPresent()
                ? messages.maxTotal(total.get().text(), maximum.get().text())
                : unknown(problem);
    }

    private String limitExceeded(Problem problem) {
        long maximum = problem.number("maximum");
        return switch (problem.text("limit")) {
            case "maxPerOrder" -> messages.maxPerOrder(maximum);
            case "maxOpenOrders" -> messages.maxOpenOrders(maximum);
            case "maxLines" -> messages.maxLines(maximum);
            case "maxRefunds" -> messages.maxRefunds(maximum);
            case "maxTotal" -> totalTooHigh(problem);
            case "maxPerSeller" -> messages.maxPerSeller(maximum);
            case "maxImages" -> messages.maxImages(maximum);
            default -> unknown(problem);
        };
    }

    private String refundExceedsPayment(Problem problem) {
        return problem.money("left")
                .map(left -> messages.refundExceedsPayment(left.text()))
                .orElseGet(() -> unknown(problem));
    }

    private String badRequest(Problem problem) {
        String fields = problem.violations().keySet().stream()
                .filter(field -> !field.isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? messages.invalidRequest() : messages.invalidFields(fields);
    }

    private String unknown(Problem problem) {
        LOG.warnf("No message for problem type '%s': %s", problem.name(), problem.detail());
        return problem.detail().isEmpty() ? messages.notPossible() : problem.detail();
    }
}
