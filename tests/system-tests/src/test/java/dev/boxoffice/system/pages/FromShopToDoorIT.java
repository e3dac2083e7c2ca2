package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stranger buys two tickets on a phone and enters with them, and the venue sees it. Screenshots show each page. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class FromShopToDoorIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MOST_TAPS = 6;

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
    void aGuestBuysTwoTicketsAndIsLetInOnce() {
        User seller = User.of(boxoffice, "vera");
        UUID ticket = seller.createsTicketForTonight("The Midnight Market", 40);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String show = seller.reads(ticket).path("showId");
        try (BrowserSession guest = BrowserSession.ofPhone(boxoffice);
                BrowserSession venue = BrowserSession.open(boxoffice);
                BrowserSession door = BrowserSession.ofPhone(boxoffice)) {
            venue.signsIn("vera").go("/sell/sales/" + show);
            Locator sales = venue.page().locator("main");
            assertThat(sales).containsText("0 of 40");
            shoot(venue, "venue-before");
            door.signsIn("vera").go("/door/" + show);

            guest.go("/");
            shoot(guest, "catalogue");
            guest.taps(guest.link("The Midnight Market"));
            shoot(guest, "show");
            guest.taps(guest.button("Add one General admission"));
            guest.taps(guest.button("Add to cart"));
            guest.taps(guest.field("Name"));
            guest.page().keyboard().type("Gabriele Gast");
            guest.taps(guest.field("E-mail"));
            guest.page().keyboard().type("gabriele@example.org");
            shoot(guest, "cart");
            guest.taps(guest.button("Pay €50.00"));
            assertThat(guest.heading("You're going!")).isVisible();
            assertThat(guest.page().locator("main svg[role=img]")).hasCount(2);
            assertThat(guest.taps()).isLessThanOrEqualTo(MOST_TAPS);
            shoot(guest, "order");

            assertThat(sales).containsText("2 of 40");
            shoot(venue, "venue-sold");

            String code =
                    QrCodes.read(guest.page().locator("main svg[role=img]").first());
            enters(door, code, "Let in");
            enters(door, code, "Already entered");
        }
    }

    private static void enters(BrowserSession door, String code, String verdict) {
        door.fills("Code, name or order number", code).presses("Check in");
        assertThat(door.heading(verdict).or(door.page().locator("#verdict-title", withText(verdict))))
                .isVisible();
        shoot(door, "door-" + verdict.toLowerCase(Locale.ROOT).replace(' ', '-'));
        door.presses("Next");
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** On a phone and on a desktop, in light and in dark. */
    private static void shoot(BrowserSession session, String name) {
        var before = session.page().viewportSize();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            session.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            session.page().setViewportSize(390, 844);
            session.screenshot(name + "-phone-" + scheme.name().toLowerCase(Locale.ROOT));
            session.page().setViewportSize(1280, 800);
            session.screenshot(name + "-desktop-" + scheme.name().toLowerCase(Locale.ROOT));
        }
        session.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        session.page().setViewportSize(before.width, before.height);
    }
}
