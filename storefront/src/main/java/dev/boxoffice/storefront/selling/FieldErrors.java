package dev.boxoffice.storefront.selling;

import dev.boxoffice.money.PriceCurrency.Refusal;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.TypedPrice;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.WholeNumber;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Reads the fields of the seller's forms, and names what is wrong with them, by field name. */
@ApplicationScoped
class FieldErrors {

    /** A new show has one ticket. */
    private static final String ONLY_TICKET = "tickets[0].";

    private final SellingMessages messages;
    private final ProblemMessages problemMessages;
    private final TimeFormat timeFormat;

    FieldErrors(SellingMessages messages, ProblemMessages problemMessages, TimeFormat timeFormat) {
        this.messages = messages;
        this.problemMessages = problemMessages;
        this.timeFormat = timeFormat;
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
        violations.keySet().forEach(path -> {
            String field = field(path);
            String message = violation(field);
            if (message != null) {
                errors.putIfAbsent(shown(field), message);
            }
        });
        return errors;
    }

    /** The field of a form for the path of a value in a request. */
    private static String field(String path) {
        return switch (path) {
            case "venue.name" -> "venue";
            case "venue.city" -> "city";
            default -> path.startsWith(ONLY_TICKET) ? path.substring(ONLY_TICKET.length()) : path;
        };
    }

    /** The input that corrects a value. No form shows the other times of a show, so only a new start can be wrong. */
    private static String shown(String field) {
        return switch (field) {
            case "price.amount", "price.currency" -> "price";
            case "endsAt", "doorsAt", "refundsUntil" -> "startsAt";
            default -> field;
        };
    }

    /** The message for an invalid value; {@code null} if no form can correct it. */
    private String violation(String field) {
        return switch (field) {
            case "title", "venue" -> messages.enterText();
            case "city" -> messages.enterCity();
            case "category" -> messages.enterCategory();
            case "name" -> messages.enterTicketName();
            case "description" -> messages.enterDescription();
            case "startsAt" -> messages.enterFutureTime();
            case "endsAt" -> messages.startBeforeEnd();
            case "doorsAt" -> messages.startAfterDoors();
            case "refundsUntil" -> messages.startAfterRefunds();
            case "timeZone" -> messages.enterZone();
            case "price", "price.amount" -> messages.priceOutOfRange();
            case "price.currency" -> messages.enterCurrency();
            case "capacity" -> messages.enterCapacity();
            case "maxPerOrder" -> messages.enterMaxPerOrder();
            default -> null;
        };
    }

    /** Reads a price; {@code null} with a message in {@code errors} if it cannot be read. */
    Money money(String price, String currency, Map<String, String> errors) {
        TypedPrice typed = TypedPrice.of(price, currency);
        if (typed instanceof TypedPrice.Accepted(Money money)) {
            return money;
        }
        errors.put("price", of(typed));
        return null;
    }

    /** Reads a whole number; {@code null} with a message in {@code errors} if it cannot be read. */
    Integer number(String field, String typed, Map<String, String> errors) {
        var number = WholeNumber.parse(typed);
        if (number.isPresent()) {
            return number.getAsInt();
        }
        errors.put(field, violation(field));
        return null;
    }

    String unknownZone() {
        return messages.enterZone();
    }

    String of(TypedTime time, String zone) {
        return switch (time) {
            case TypedTime.Skipped(var typed, var before, var after) ->
                messages.skippedTime(timeFormat.local(typed), zone, timeFormat.local(before), timeFormat.local(after));
            case TypedTime.Repeated(var typed, var ignored) -> messages.repeatedTime(timeFormat.local(typed), zone);
            case TypedTime.NotATime _, TypedTime.Accepted _ -> messages.enterTime();
        };
    }

    private String of(TypedPrice price) {
        return switch (price) {
            case TypedPrice.NotANumber _, TypedPrice.Accepted _ -> messages.enterPrice();
            case TypedPrice.Negative _ -> messages.negativePrice();
            case TypedPrice.OtherDigits _ -> messages.otherDigits();
            case TypedPrice.TooManyDecimals(int decimals, String currency) ->
                messages.tooManyDecimals(decimals, currency);
            case TypedPrice.Ambiguous ambiguous -> ambiguous(ambiguous);
            case TypedPrice.OtherCurrency(String sign, String currency) -> messages.otherCurrency(sign, currency);
            case TypedPrice.UnusableCurrency(Refusal reason, String currency) ->
                switch (reason) {
                    case NOT_IN_CIRCULATION -> messages.notInCirculation(currency);
                    case UNSUPPORTED_CURRENCY -> messages.unsupportedCurrency(currency);
                    default -> messages.enterCurrency();
                };
            case TypedPrice.BelowMinimum(String minimum) -> messages.priceTooLow(minimum);
            case TypedPrice.AboveMaximum(String maximum) -> messages.priceTooHigh(maximum);
            case TypedPrice.NotAMultiple(String step, String currency) -> messages.priceNotAMultiple(step, currency);
        };
    }

    private String ambiguous(TypedPrice.Ambiguous price) {
        return price.writeLow().isEmpty()
                ? messages.ambiguousDecimals(
                        price.typed(), price.low(), price.high(), price.writeHigh(), price.decimals(), price.currency())
                : messages.ambiguousPrice(
                        price.typed(), price.low(), price.high(), price.writeLow(), price.writeHigh());
    }
}
