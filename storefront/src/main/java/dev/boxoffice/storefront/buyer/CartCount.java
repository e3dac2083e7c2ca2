package dev.boxoffice.storefront.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.regex.Pattern;

/** The number of tickets in the cart, for the navigation of every page. A cookie has it, so that no page asks for the cart. */
@Named
@RequestScoped
public class CartCount {

    private static final String COOKIE = "boxoffice_cart";
    private static final Duration AGE = Duration.ofDays(180);
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,4}");

    private final Cookies cookies;

    private Integer value;

    CartCount(Cookies cookies) {
        this.cookies = cookies;
    }

    public int value() {
        if (value == null) {
            value = cookies.find(COOKIE)
                    .filter(text -> COUNT.matcher(text).matches())
                    .map(Integer::valueOf)
                    .orElse(0);
        }
        return value;
    }

    public void set(int count) {
        if (count == value()) {
            return;
        }
        value = count;
        if (count == 0) {
            cookies.remove(COOKIE, "/");
        } else {
            cookies.set(COOKIE, "/", Integer.toString(count), AGE);
        }
    }
}
