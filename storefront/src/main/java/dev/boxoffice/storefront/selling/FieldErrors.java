package dev.boxoffice.storefront.selling;

import dev.boxoffice.money.PriceCurrency.Refusal;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.TypedPrice;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.WholeNumber;
import dev.boxoffice.storefront.language.Texts;
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

    private final Texts<SellingMessages> messages;
    private final ProblemMessages problemMessages;
    private final TimeFormat timeFormat;

    FieldErrors(Texts<SellingMessages> messages, ProblemMessages problemMessages, TimeFormat timeFormat) {
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
            case "title", "venue" -> messages.get().enterText();
            case "city" -> messages.get().enterCity();
            case "category" -> messages.get().enterCategory();
            case "name" -> messages.get().enterTicketName();
            case "description" -> messages.get().enterDescription();
            case "startsAt" -> messages.get().enterFutureTime();
            case "endsAt" -> messages.get().startBeforeEnd();
            case "doorsAt" -> messages.get().startAfterDoors();
            case "refundsUntil" -> messages.get().startAfterRefunds();
            case "timeZone" -> messages.get().enterZone();
            case "price", "price.amount" -> messages.get().priceOutOfRange();
            case "price.currency" -> messages.get().enterCurrency();
            case "capacity" -> messages.get().enterCapacity();
            case "maxPerOrder" -> messages.get().enterMaxPerOrder();
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
        return messages.get().enterZone();
    }

    String of(TypedTime time, String zone) {
        return switch (time) {
            case TypedTime.Skipped(var typed, var before, var after) ->
                messages.get()
                        .skippedTime(timeFormat.local(typed), zone, timeFormat.local(before), timeFormat.local(after));
            case TypedTime.Repeated(var typed, var ignored) ->
                messages.get().repeatedTime(timeFormat.local(typed), zone);
            case TypedTime.NotATime _, TypedTime.Accepted _ -> messages.get().enterTime();
        };
    }

    private String of(TypedPrice price) {
        return switch (price) {
            case TypedPrice.NotANumber _, TypedPrice.Accepted _ ->
                messages.get().enterPrice();
            case TypedPrice.Negative _ -> messages.get().negativePrice();
            case TypedPrice.OtherDigits _ -> messages.get().otherDigits();
            case TypedPrice.TooManyDecimals(int decimals, String currency) ->
                messages.get().tooManyDecimals(decimals, currency);
            case TypedPrice.Ambiguous ambiguous -> ambiguous(ambiguous);
            case TypedPrice.OtherCurrency(String sign, String currency) ->
                messages.get().otherCurrency(sign, currency);
            case TypedPrice.UnusableCurrency(Refusal reason, String currency) ->
                switch (reason) {
                    case NOT_IN_CIRCULATION -> messages.get().notInCirculation(currency);
                    case UNSUPPORTED_CURRENCY -> messages.get().unsupportedCurrency(currency);
                    default -> messages.get().enterCurrency();
                };
            case TypedPrice.BelowMinimum(String minimum) -> messages.get().priceTooLow(minimum);
            case TypedPrice.AboveMaximum(String maximum) -> messages.get().priceTooHigh(maximum);
            case TypedPrice.NotAMultiple(String step, String currency) ->
                messages.get().priceNotAMultiple(step, currency);
        };
    }

    private String ambiguous(TypedPrice.Ambiguous price) {
        return price.writeLow().isEmpty()
                ? messages.get()
                        .ambiguousDecimals(
                                price.typed(),
                                price.low(),
                                price.high(),
                                price.writeHigh(),
                                price.decimals(),
                                price.currency())
                : messages.get()
                        .ambiguousPrice(price.typed(), price.low(), price.high(), price.writeLow(), price.writeHigh());
    }
}
