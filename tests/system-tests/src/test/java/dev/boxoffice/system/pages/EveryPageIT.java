package dev.boxoffice.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page is accessible in light and dark, and fits narrow screens, large text, German and writing from the right. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class EveryPageIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int NARROW = 320;
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;
    /** A desktop whose text is twice as large. */
    private static final int ZOOMED = DESKTOP / 2;

    /** Short words and figures in places that people scan, on more than one line; and a navigation of several lines. */
    private static final String BREAKS = """
            () => {
              const broken = [];
              const texts = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (text.parentElement.closest("th, td, dt, .figures dd, .number, .price, .badge, button, .button")) {
                  for (const { 0: word, index } of text.data.matchAll(/\\S+/g)) {
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom)));
                    if (word.length <= 14 && lines.size > 1) {
                      broken.push(`breaks ${word}`);
                    }
                  }
                }
              }
              const navigation = document.querySelector(".top").offsetHeight;
              return navigation > 80 ? [...broken, `has a navigation of ${navigation} px`] : broken;
            }""";

    private static Boxoffice boxoffice;
    private static List<String> pages;

    @BeforeAll
    static void orderAndPages() {
        boxoffice = SharedSystem.boxoffice();
        User seller = User.of(boxoffice, "olga");
        UUID ticket =
                seller.createsTicket("The Donaudampfschifffahrtsgesellschaft Ball " + "withoutanyspace".repeat(8), 40);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String show = seller.reads(ticket).path("showId");
        String organiser = seller.reads(ticket).path("organiserId");
        String slug = seller.request()
                .get(boxoffice.tickets() + "/api/organisers/" + organiser)
                .path("slug");
        String held = seller.orders(ticket, 1).jsonPath().getString("id");
        String paid = seller.orders(ticket, 2).jsonPath().getString("id");
        seller.pays(paid, "sim_success").then().statusCode(200);
        seller.putsIntoCart(ticket, 1);
        pages = List.of(
                "/",
                "/?q=donau",
                "/?q=xyzzy",
                "/shows/" + show,
                "/o/" + slug,
                "/cart",
                "/orders",
                "/orders/" + held,
                "/orders/" + paid,
                "/orders/" + paid + "/tickets",
                "/sell",
                "/sell/shows",
                "/sell/shows/new",
                "/sell/shows/" + show,
                "/sell/shows/" + show + "/edit",
                "/sell/shows/" + show + "/image",
                "/sell/shows/" + show + "/copy",
                "/sell/shows/" + show + "/call-off",
                "/sell/shows/" + show + "/tickets/new",
                "/sell/shows/" + show + "/pools/new",
                "/sell/tickets/" + ticket,
                "/sell/venue/new",
                "/sell/sales/" + show,
                "/sell/orders",
                "/door/" + show,
                "/door/" + show + "/conflicts",
                "/claim",
                "/operations",
                "/operations/order-service",
                "/styleguide",
                "/nothing");
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    @Test
    void isAccessibleAndFits() {
        List<String> faults = new ArrayList<>();
        try (BrowserSession browser = BrowserSession.open(boxoffice)) {
            browser.signsInAsOperator("olga");
            for (String path : pages) {
                browser.page().setViewportSize(DESKTOP, 800);
                browser.go(path);
                faults.addAll(violations(browser, ColorScheme.LIGHT, path));
                faults.addAll(KeyboardWalk.faults(browser.page(), path));
                browser.page().setViewportSize(PHONE, 844);
                faults.addAll(violations(browser, ColorScheme.DARK, path));
                faults.addAll(breaks(browser, path));
                for (int width : List.of(NARROW, PHONE, ZOOMED, DESKTOP)) {
                    faults.addAll(overflow(browser, width, path));
                }
                browser.page().evaluate("document.documentElement.dir = 'rtl'");
                for (int width : List.of(NARROW, DESKTOP)) {
                    faults.addAll(overflow(browser, width, path + " from the right"));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void speaksGermanAndFits() {
        List<String> faults = new ArrayList<>();
        try (BrowserSession browser = BrowserSession.open(boxoffice)) {
            browser.signsInAsOperator("olga");
            browser.go("/language/de?to=/");
            for (String path : pages) {
                browser.go(path);
                assertThat(browser.page().locator("html").getAttribute("lang")).isEqualTo("de");
                for (int width : List.of(NARROW, PHONE)) {
                    faults.addAll(overflow(browser, width, path + " in German"));
                }
                faults.addAll(breaks(browser, path + " in German"));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> violations(BrowserSession browser, ColorScheme scheme, String path) {
        browser.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return browser.violations().stream()
                .map(fault -> "%s in %s: %s".formatted(path, scheme, fault))
                .toList();
    }

    private static List<String> breaks(BrowserSession browser, String path) {
        return ((List<?>) browser.page().evaluate(BREAKS))
                .stream().map(fault -> path + " " + fault).toList();
    }

    private static List<String> overflow(BrowserSession browser, int width, String path) {
        browser.page().setViewportSize(width, 800);
        int overflow = ((Number) browser.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        return overflow == 0 ? List.of() : List.of("%s is %d px too wide at %d px".formatted(path, overflow, width));
    }
}
