package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A price. {@link PriceRule} checks it against the limits of its currency when it is entered.
 *
 * @param amount in the minor unit of the currency (cents for EUR, yen for JPY)
 * @param currency the ISO 4217 alphabetic code
 */
@Embeddable
public record Money(
        @Schema(
                description =
                        "In the minor unit of the currency. Each currency has a smallest and a largest price, such as"
                                + " EUR 0.50 and EUR 999,999.99; zero is free. KWD and other currencies with three decimals need a"
                                + " last digit of zero.")
        @Column(name = "price_amount")
        @NotNull
        @Min(0)
        @Max(MAXIMUM)
        Long amount,

        @Schema(
                description =
                        "ISO 4217 code of a currency that is in circulation and that the payment provider can charge.")
        @Column(name = "price_currency")
        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = CURRENCY)
        String currency) {

    /** The largest amount of any currency. */
    static final long MAXIMUM = 999_999_999_999L;

    static final String CURRENCY = "must be an ISO 4217 currency code, for example EUR";
}
