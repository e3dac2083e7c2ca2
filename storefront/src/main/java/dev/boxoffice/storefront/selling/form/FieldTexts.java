package dev.boxoffice.storefront.selling.form;

import dev.boxoffice.money.PriceCurrency.Refusal;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.TypedPrice;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.language.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** Says what is wrong with a typed value. */
@ApplicationScoped
class FieldTexts {

    private final Texts<FormMessages> messages;
    private final TimeFormat timeFormat;

    FieldTexts(Texts<FormMessages> messages, TimeFormat timeFormat) {
        this.messages = messages;
        this.timeFormat = timeFormat;
    }

    Texts<FormMessages> messages() {
        return messages;
    }

    TimeFormat timeFormat() {
        return timeFormat;
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

    String of(TypedPrice price) {
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
