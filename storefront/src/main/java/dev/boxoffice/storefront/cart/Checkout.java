package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.buyer.BuyingMessages;
import java.util.regex.Pattern;

/**
 * What the visitor has typed besides the quantities.
 *
 * @param total the total that the page has shown, in the minor unit and with its currency; {@code null} if the form has none
 * @param method of the simulated payment provider; {@code null} if another provider asks for it
 */
public record Checkout(String key, String total, String name, String email, String method) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cc}\\p{Cs}]+@[^\\s@\\p{Cc}\\p{Cs}]+");
    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 200;

    static Checkout of(String key, String total, String name, String email, String method) {
        return new Checkout(key, total, text(name), text(email), method);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** What is wrong with the name; empty if nothing is. */
    String nameError(boolean required, BuyingMessages messages) {
        if (required && name.isEmpty()) {
            return messages.enterName();
        }
        return name.codePointCount(0, name.length()) > MAX_NAME ? messages.nameTooLong() : "";
    }

    /** What is wrong with the e-mail address; empty if nothing is. */
    String emailError(boolean required, BuyingMessages messages) {
        if (email.isEmpty()) {
            return required ? messages.enterEmail() : "";
        }
        return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches() ? "" : messages.checkEmail();
    }

    CartClient.Checkout request() {
        return new CartClient.Checkout(
                email.isEmpty() ? null : new CartClient.Contact(email, name.isEmpty() ? null : name));
    }
}
