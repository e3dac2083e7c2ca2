package dev.boxoffice.storefront.problem;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.language.Texts;
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

    private final Texts<ErrorMessages> messages;

    ProblemMessages(Texts<ErrorMessages> messages) {
        this.messages = messages;
    }

    /** The message for a problem. A problem of an unknown type is explained by the detail that the service gave. */
    public String of(Problem problem) {
        return switch (problem.name()) {
            case "sold-out" -> soldOut(problem.number("available"));
            case "not-on-sale" -> messages.get().notOnSale();
            case "price-changed" -> priceChanged(problem);
            case "limit-exceeded" -> limitExceeded(problem);
            case "buyer-limit" -> buyerLimit(problem.number("remaining"));
            case "unknown-ticket" -> messages.get().ticketTooNew();
            case "mixed-currencies" -> messages.get().mixedCurrencies();
            case "cart-empty" -> messages.get().cartEmptyNow();
            case "hold-expired" -> messages.get().holdExpired();
            case "payment-pending" -> messages.get().paymentInProgress();
            case "unknown-payment-method" -> messages.get().paymentMethodUnavailable();
            case "illegal-transition" -> messages.get().orderChanged();
            case "refund-pending" -> messages.get().refundInProgress();
            case "refund-closed" -> messages.get().refundClosed();
            case "only-staff" -> messages.get().onlyStaffRefunds();
            case "units-refunded" -> messages.get().unitsRefunded(problem.number("left"));
            case "refund-exceeds-payment" -> refundExceedsPayment(problem);
            case "capacity-below-sold" ->
                messages.get().capacityBelowSold(problem.number("held") + problem.number("sold"));
            case "show-called-off" -> messages.get().showIsCalledOff();
            case "currency-fixed" -> messages.get().currencyFixed(problem.text("currency"));
            case "stale" -> messages.get().showChanged();
            case "show-not-published" -> messages.get().showNotPublished();
            case "slug-taken" -> messages.get().slugTaken();
            case "already-member" -> messages.get().alreadyMember();
            case "last-owner" -> messages.get().lastOwner();
            case "withdrawn" -> messages.get().ticketsWithdrawn();
            case "no-admissions" -> messages.get().noAdmissions();
            case "holder-name-not-asked" -> messages.get().holderNameNotAsked();
            case "admission-entered" -> messages.get().admissionEntered();
            case "admission-void" -> messages.get().admissionVoid();
            case "too-many-admissions" -> messages.get().tooManyAdmissions(problem.number("maximum"));
            case "not-yours" -> messages.get().notYours();
            case "not-found" -> messages.get().notFoundHint();
            case "bad-request" -> badRequest(problem);
            case "idempotency-key-reused" -> messages.get().keyReused();
            case "idempotency-key-in-use" -> messages.get().keyInUse();
            case "rate-limited" -> messages.get().rateLimited();
            case "redrive-running" -> messages.get().redriveRunning();
            default -> unknown(problem);
        };
    }

    /** The message for a line of the cart, by the type of the problem that checkout would report. */
    public String ofCartItem(String type, int available, Money before, Money now) {
        return switch (type) {
            case "sold-out" ->
                available == 0 ? messages.get().itemSoldOut() : messages.get().onlySomeLeft(available);
            case "price-changed" -> messages.get().itemPriceChanged(before.text(), now.text());
            case "not-on-sale" -> messages.get().itemNotOnSale();
            case "limit-exceeded" -> messages.get().itemOverLimit();
            case "buyer-limit" -> messages.get().itemOverBuyerLimit();
            default -> messages.get().itemNotOrderable();
        };
    }

    private String soldOut(long available) {
        return available == 0 ? messages.get().ticketsSoldOut() : messages.get().onlySomeLeft(available);
    }

    private String buyerLimit(long remaining) {
        return remaining == 0
                ? messages.get().buyerLimitReached()
                : messages.get().buyerLimit(remaining);
    }

    private String priceChanged(Problem problem) {
        Optional<Money> before = problem.money("expectedUnitPrice");
        Optional<Money> now = problem.money("unitPrice");
        return before.isPresent() && now.isPresent()
                ? messages.get().priceChanged(before.get().text(), now.get().text())
                : unknown(problem);
    }

    private String totalTooHigh(Problem problem) {
        Optional<Money> total = problem.money("total");
        Optional<Money> maximum = problem.money("maximumTotal");
        return total.isPresent() && maximum.isPresent()
                ? messages.get().maxTotal(total.get().text(), maximum.get().text())
                : unknown(problem);
    }

    private String limitExceeded(Problem problem) {
        long maximum = problem.number("maximum");
        return switch (problem.text("limit")) {
            case "maxPerOrder" -> messages.get().maxPerOrder(maximum);
            case "maxOpenOrders" -> messages.get().maxOpenOrders(maximum);
            case "maxLines" -> messages.get().maxLines(maximum);
            case "maxRefunds" -> messages.get().maxRefunds(maximum);
            case "maxTotal" -> totalTooHigh(problem);
            case "maxPerSeller" -> messages.get().maxPerSeller(maximum);
            case "maxTicketsPerShow" -> messages.get().maxTicketsPerShow(maximum);
            case "maxPoolsPerShow" -> messages.get().maxPoolsPerShow(maximum);
            case "maxMembers" -> messages.get().maxMembers(maximum);
            case "maxInvitations" -> messages.get().maxInvitations(maximum);
            case "maxOrganisers" -> messages.get().maxOrganisers(maximum);
            case "maxImages" -> messages.get().maxImages(maximum);
            default -> unknown(problem);
        };
    }

    private String refundExceedsPayment(Problem problem) {
        return problem.money("left")
                .map(left -> messages.get().refundExceedsPayment(left.text()))
                .orElseGet(() -> unknown(problem));
    }

    private String badRequest(Problem problem) {
        String fields = problem.violations().keySet().stream()
                .filter(field -> !field.isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
        return fields.isEmpty()
                ? messages.get().invalidRequest()
                : messages.get().invalidFields(fields);
    }

    private String unknown(Problem problem) {
        LOG.warnf("No message for problem type '%s': %s", problem.name(), problem.detail());
        return problem.detail().isEmpty() ? messages.get().notPossible() : problem.detail();
    }
}
