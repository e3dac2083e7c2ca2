package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that change while they are open. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class LivePagesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** Longer than a change takes to appear. */
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    @Test
    void showsTheWholeOfferAsOthersBuyAndCancel() {
        UUID ticket = onSale("The Only Chair", 1);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("lena").go(page(ticket));
            assertThat(buyer.button("Add to cart")).isVisible();

            String order =
                    User.of(boxoffice, "otto").orders(ticket, 1).jsonPath().getString("id");
            assertThat(main(buyer).getByText("Sold out").first()).isVisible();
            assertThat(buyer.button("Add to cart")).isHidden();
            assertThat(announcer(buyer)).containsText("Sold out");

            User.of(boxoffice, "otto").cancels(order);
            assertThat(buyer.button("Add to cart")).isVisible();
            assertThat(main(buyer).getByText("Sold out")).hasCount(0);
        }
    }

    @Test
    void keepsWhatIsTypedAndCatchesUpAfterItWasHidden() {
        UUID ticket = onSale("The Patient Visitor", 10);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("mona").go(page(ticket));
            Locator quantity = buyer.page().locator("input[name^=quantity]").first();
            quantity.fill("3");
            quantity.focus();

            User.of(boxoffice, "sven").reprices(ticket, 3000);
            assertThat(main(buyer)).containsText("€30.00");
            assertThat(announcer(buyer)).containsText("€30.00");
            assertThat(quantity).hasValue("3");
            assertThat(quantity).isFocused();

            hide(buyer, true);
            User.of(boxoffice, "sven").reprices(ticket, 3500);
            buyer.page().waitForTimeout((double) A_WHILE.toMillis());
            assertThat(main(buyer)).not().containsText("€35.00");

            hide(buyer, false);
            assertThat(main(buyer)).containsText("€35.00");
            assertThat(quantity).hasValue("3");
        }
    }

    @Test
    void saysWhenTheStorefrontIsGoneAndWhenItIsBack() {
        UUID ticket = onSale("The Short Blackout", 10);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.go(page(ticket));
            assertThat(main(buyer)).containsText("€25.00");
            buyer.page().waitForTimeout((double) A_WHILE.toMillis());
            boxoffice.kill("storefront");

            assertThat(notice(buyer, "Connection lost. Figures may be old.")).isVisible();
            assertThat(announcer(buyer)).containsText("Connection lost");
            assertThat(notice(buyer, "You are connected again.")).isVisible(within(Duration.ofSeconds(90)));

            User.of(boxoffice, "sven").reprices(ticket, 2700);
            assertThat(main(buyer)).containsText("€27.00");
        }
    }

    @Test
    void saysThatTheVisitorIsSignedOut() {
        UUID ticket = onSale("The Forgotten Session", 10);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            List<String> errors = new ArrayList<>();
            buyer.page().onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            User noah = User.of(boxoffice, "noah");
            String order = noah.orders(ticket, 1).jsonPath().getString("id");
            buyer.signsIn("noah").go("/orders/" + order);
            assertThat(buyer.heading("Held for you")).isVisible();

            buyer.page().context().clearCookies();
            hide(buyer, true);
            hide(buyer, false);

            assertThat(notice(buyer, "You are signed out.")).isVisible();
            buyer.page().waitForTimeout((double) A_WHILE.toMillis());
            assertThat(errors).isEmpty();
            notice(buyer, "You are signed out.").getByRole(AriaRole.LINK).click();
            buyer.fills("Name", "noah").presses("Sign in");
            assertThat(buyer.heading("Held for you")).isVisible();
            assertThat(buyer.page()).hasURL(Pattern.compile(".*/orders/" + order + "$"));
        }
    }

    /** The clock of a phone can be wrong. */
    @Test
    void countsDownByTheClockOfTheServer() {
        UUID ticket = onSale("The Wrong Clock", 10);
        String order = User.of(boxoffice, "paul").orders(ticket, 1).jsonPath().getString("id");
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("paul");
            buyer.page()
                    .clock()
                    .install(new Clock.InstallOptions()
                            .setTime(Date.from(Instant.now().plus(Duration.ofMinutes(16)))));
            buyer.go("/orders/" + order);

            assertThat(buyer.page().locator("[data-countdown]")).containsText(Pattern.compile("1[345]:\\d\\d"));
        }
    }

    @Test
    void showsThatAnOrderWasPaidElsewhere() {
        UUID ticket = onSale("The Second Screen", 10);
        User rosa = User.of(boxoffice, "rosa");
        String order = rosa.orders(ticket, 1).jsonPath().getString("id");
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("rosa").go("/orders/" + order);
            assertThat(buyer.heading("Held for you")).isVisible();

            rosa.pays(order, "sim_success");

            assertThat(buyer.heading("You're going!")).isVisible();
            assertThat(announcer(buyer)).containsText("Paid");
            assertThat(buyer.image("QR code of ticket 1")).isVisible();
        }
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration time) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) time.toMillis());
    }

    /** Plays the browser's part when a tab is hidden or shown. */
    private static void hide(BrowserSession session, boolean hidden) {
        session.page().evaluate("""
                hidden => {
                  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
                  document.dispatchEvent(new Event("visibilitychange"));
                }""", hidden);
    }

    private static Locator main(BrowserSession session) {
        return session.page().locator("main");
    }

    private static Locator announcer(BrowserSession session) {
        return session.page().locator("#live-announcer");
    }

    private static Locator notice(BrowserSession session, String text) {
        return session.page().locator("[data-live-notice]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static String page(UUID ticket) {
        return "/shows/" + User.of(boxoffice, "sven").reads(ticket).path("showId");
    }

    /** A ticket of the seller sven that order-service knows. */
    private static UUID onSale(String title, int capacity) {
        UUID ticket = User.of(boxoffice, "sven").createsTicket(title, capacity);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        return ticket;
    }
}
