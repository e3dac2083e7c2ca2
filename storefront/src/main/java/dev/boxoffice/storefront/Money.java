package dev.boxoffice.storefront;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.storefront.language.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

    /** HTML forms show at least this many decimals of a currency that has them. */
    private static final int USUAL_DECIMALS = 2;

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    public boolean free() {
        return amount == 0;
    }

    /** Formats the amount as the visitor writes it, with the sign of its currency or with the code. */
    public String text() {
        return text(Language.current());
    }

    String text(Locale locale) {
        var format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        String sign = sign();
        boolean letters = sign.isEmpty() || Character.isLetter(sign.codePointBefore(sign.length()));
        boolean touches = format.toPattern().startsWith("¤#");
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(letters && touches ? sign + " " : sign);
        symbols.setMonetaryGroupingSeparator(symbols.getGroupingSeparator());
        format.setDecimalFormatSymbols(symbols);
        format.setMinimumFractionDigits(decimals());
        format.setMaximumFractionDigits(decimals());
        return format.format(decimal());
    }

    /** Formats the amount as the value of an input field. {@link TypedPrice} reads it as the same amount. */
    public String typed() {
        BigDecimal shown = decimal();
        // Three decimals could be read as thousands
        while (shown.scale() > USUAL_DECIMALS && shown.unscaledValue().longValue() % 10 == 0) {
            shown = shown.setScale(shown.scale() - 1);
        }
        return shown.toPlainString();
    }

    private String sign() {
        return PriceCurrency.decimals(currency).isPresent()
                ? Currency.getInstance(currency).getSymbol(Locale.ENGLISH)
                : currency;
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(amount, decimals());
    }

    private int decimals() {
        return PriceCurrency.decimals(currency).orElse(0);
    }
}
