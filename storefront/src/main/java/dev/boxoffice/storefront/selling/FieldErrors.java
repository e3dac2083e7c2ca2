package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Messages;
import dev.boxoffice.storefront.MoneyFormatException;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Messages for the fields of the seller's form, by field name. */
@ApplicationScoped
class FieldErrors {

    private final Messages messages;
    private final ProblemMessages problemMessages;

    FieldErrors(Messages messages, ProblemMessages problemMessages) {
        this.messages = messages;
        this.problemMessages = problemMessages;
    }

    /** The messages for a problem; empty if it concerns no field. */
    Map<String, String> of(Problem problem) {
        return switch (problem.name()) {
            case "capacity-below-sold" -> Map.of("capacity", problemMessages.of(problem));
            case "currency-fixed" -> Map.of("price", problemMessages.of(problem));
            default -> violations(problem.violations());
        };
    }

    private Map<String, String> violations(Map<String, String> violations) {
        Map<String, String> errors = new HashMap<>();
        violations.forEach((field, detail) ->
                errors.putIfAbsent(field.startsWith("price") ? "price" : field, violation(field, detail)));
        return errors;
    }

    private String violation(String field, String detail) {
        return switch (field) {
            case "title", "venue" -> messages.enterText();
            case "description" -> messages.enterDescription();
            case "startsAt" -> messages.enterFutureTime();
            case "price", "price.amount" -> messages.priceOutOfRange();
            case "price.currency" -> messages.enterCurrency();
            case "capacity" -> messages.enterCapacity();
            case "maxPerOrder" -> messages.enterMaxPerOrder();
            default -> detail;
        };
    }

    String noTime() {
        return messages.enterTime();
    }

    String noWholeNumber() {
        return messages.enterWholeNumber();
    }

    String noMoney(MoneyFormatException e) {
        return switch (e.reason()) {
            case AMOUNT -> messages.enterPrice();
            case DECIMAL_PLACES ->
                messages.tooManyDecimals(
                        e.currency().getDefaultFractionDigits(), e.currency().getCurrencyCode());
            case CURRENCY -> messages.enterCurrency();
        };
    }
}
