package dev.boxoffice.storefront;

import dev.boxoffice.money.PriceCurrency;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a price: a number with optional separators and an optional currency sign or code. */
final class PriceText {

    private static final int MAX_LENGTH = 100;

    private static final String SPACES = " \u00a0\u2007\u2009\u202f";
    private static final Pattern PARTS =
            Pattern.compile("(?<before>[^0-9]*)(?<number>[0-9](?:[0-9.,' ]*[0-9])?)(?<after>[^0-9]*)");
    private static final Pattern MINUS = Pattern.compile("[-\u2212\u2013]");

    /** Groups of three digits, or of two before the last three as in India. */
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9][0-9]{0,2}(?<separator>[.,' ])[0-9]{3}(?:\\k<separator>[0-9]{3})*"
                    + "|[1-9][0-9]?,(?:[0-9]{2},)+[0-9]{3}");

    private static final Pattern ONE_GROUP = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern SEPARATOR = Pattern.compile("[.,' ]");

    private PriceText() {}

    /** Removes surrounding white space, which includes no-break spaces. */
    static String strip(String text) {
        return text.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
    }

    static TypedPrice read(String typed, PriceCurrency currency) {
        if (typed.length() > MAX_LENGTH) {
            return new TypedPrice.NotANumber();
        }
        String text = strip(typed).replaceAll("[" + SPACES + "]", " ").replace('\u2019', '\'');
        if (text.codePoints().anyMatch(PriceText::isOtherDigit)) {
            return new TypedPrice.OtherDigits();
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return new TypedPrice.NotANumber();
        }
        if (MINUS.matcher(parts.group("before")).find()) {
            return new TypedPrice.Negative();
        }
        for (String sign : new String[] {strip(parts.group("before")), strip(parts.group("after"))}) {
            if (!sign.isEmpty() && !CurrencySigns.isSign(sign)) {
                return new TypedPrice.NotANumber();
            }
            if (!sign.isEmpty() && !CurrencySigns.agrees(sign, currency.code())) {
                return new TypedPrice.OtherCurrency(sign, currency.code());
            }
        }
        return number(parts.group("number"), currency);
    }

    private static boolean isOtherDigit(int character) {
        // Arabic decimal and thousands separators
        return (Character.isDigit(character) && character > '9') || character == '\u066b' || character == '\u066c';
    }

    private static TypedPrice number(String number, PriceCurrency currency) {
        int last = lastSeparator(number);
        if (last < 0) {
            return TypedPrice.of(new BigDecimal(number), currency);
        }
        if (ONE_GROUP.matcher(number).matches() && currency.decimals() > 0) {
            return ambiguous(number, last, currency);
        }
        if (THOUSANDS.matcher(number).matches()) {
            return TypedPrice.of(new BigDecimal(SEPARATOR.matcher(number).replaceAll("")), currency);
        }
        String whole = number.substring(0, last);
        String decimals = number.substring(last + 1);
        char separator = number.charAt(last);
        boolean decimalSeparator = separator == '.' || separator == ',';
        boolean grouped = THOUSANDS.matcher(whole).matches() && whole.indexOf(separator) < 0;
        if (!decimalSeparator || (lastSeparator(whole) >= 0 && !grouped)) {
            return new TypedPrice.NotANumber();
        }
        if (decimals.length() > currency.decimals()) {
            return new TypedPrice.TooManyDecimals(currency.decimals(), currency.code());
        }
        return TypedPrice.of(new BigDecimal(SEPARATOR.matcher(whole).replaceAll("") + "." + decimals), currency);
    }

    private static TypedPrice ambiguous(String number, int separator, PriceCurrency currency) {
        var low = new BigDecimal(number.substring(0, separator) + "." + number.substring(separator + 1));
        BigDecimal high = low.movePointRight(3);
        int decimals = chargeableDecimals(currency);
        boolean priceWithDecimals = low.stripTrailingZeros().scale() <= decimals;
        return new TypedPrice.Ambiguous(
                number,
                text(low, currency),
                text(high, currency),
                priceWithDecimals ? write(low, decimals) : "",
                write(high, decimals),
                decimals,
                currency.code());
    }

    private static int chargeableDecimals(PriceCurrency currency) {
        BigDecimal step = BigDecimal.valueOf(currency.step(), currency.decimals());
        return Math.max(0, step.stripTrailingZeros().scale());
    }

    private static String write(BigDecimal amount, int decimals) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() > 0 ? amount.setScale(decimals).toPlainString() : shortest.toPlainString();
    }

    private static String text(BigDecimal amount, PriceCurrency currency) {
        BigDecimal minorUnits = amount.movePointRight(currency.decimals()).stripTrailingZeros();
        return minorUnits.scale() > 0
                ? currency.code() + " " + amount.toPlainString()
                : new Money(minorUnits.longValueExact(), currency.code()).text();
    }

    private static int lastSeparator(String number) {
        for (int i = number.length() - 1; i >= 0; i--) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return i;
            }
        }
        return -1;
    }
}
