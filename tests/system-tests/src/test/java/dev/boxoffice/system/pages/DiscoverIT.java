package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finding a show in a browser. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class DiscoverIT {

    private static final String TITLE = "The Pomegranate Waltz";

    private static Boxoffice boxoffice;
    private static String show;

    @BeforeAll
    static void publishShow() {
        boxoffice = SharedSystem.boxoffice();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        show = User.of(boxoffice, "vera").createsShowWithPool(TITLE, 10).path("id");
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    @Test
    void leadsFromATypoToTheShowAndItsOrganiser() {
        try (BrowserSession buyer = BrowserSession.ofPhone(boxoffice)) {
            buyer.go("/?q=pomgranate+walz&city=HAMBURG");
            assertThat(buyer.heading("One show")).isVisible();
            assertThat(buyer.violations()).isEmpty();

            buyer.follows(TITLE);
            assertThat(buyer.page()).hasURL(Pattern.compile(".*/shows/the-pomegranate-waltz-" + show));
            assertThat(buyer.button("Add to cart")).isInViewport();
            assertThat(buyer.page()
                            .locator("script[type='application/ld+json']")
                            .textContent())
                    .contains(TITLE, "InStock");
            assertThat(buyer.violations()).isEmpty();
            buyer.screenshot("show-phone");

            buyer.page().locator("dl a[href^='/o/']").click();
            assertThat(buyer.heading("Upcoming shows")).isVisible();
            assertThat(buyer.link(TITLE)).isVisible();
            assertThat(buyer.violations()).isEmpty();
        }
    }

    @Test
    void saysWhichFilterToDropWithoutJavaScript() {
        try (BrowserSession buyer = BrowserSession.withoutJavaScript(boxoffice)) {
            buyer.go("/").fills("Search shows", TITLE);
            buyer.presses("Search");
            assertThat(buyer.heading("One show")).isVisible();

            buyer.go("/?q=Pomegranate&category=no-such-category");
            assertThat(buyer.heading("No shows match")).isVisible();
            buyer.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("No such category")))
                    .click();
            assertThat(buyer.link(TITLE)).isVisible();
        }
    }

    /** Another web site frames the show; the frame fits its contents, and the link opens the shop. */
    @Test
    void showsTheWidgetInTheFrameOfAnotherSite() {
        try (BrowserSession visitor = BrowserSession.open(boxoffice)) {
            Page page = visitor.page();
            page.navigate(boxoffice.tickets() + "/api/shows/facets");
            page.evaluate(
                    "src => document.body.append(Object.assign(document.createElement('iframe'),"
                            + " { src, width: '100%', height: 90 }))",
                    boxoffice.storefront() + "/widget/" + show);

            var frame = page.frameLocator("iframe");
            assertThat(frame.getByText("Get tickets")).isVisible();
            assertThat(frame.getByText("Get tickets")).hasAttribute("target", "_blank");
            assertThat(hiddenHeight(page)).isPositive();

            page.evaluate(
                    "src => document.body.append(Object.assign(document.createElement('script'), { src }))",
                    boxoffice.storefront() + "/widget/frame.js");
            await().untilAsserted(() -> assertThat(hiddenHeight(page)).isZero());
            int fitting = frameHeight(page);
            page.evaluate("""
                    () => new Promise(done => {
                      addEventListener("message", event => event.source === window && setTimeout(done));
                      postMessage({ type: "boxoffice-height", height: 5000 }, "*");
                    })""");
            assertThat(frameHeight(page)).isEqualTo(fitting);

            page.evaluate("document.querySelector('iframe').width = 160"); // the texts take more lines
            await().untilAsserted(() -> assertThat(frameHeight(page)).isGreaterThan(fitting));
            await().untilAsserted(() -> assertThat(hiddenHeight(page)).isZero());
        }
    }

    /** Pixels of the widget that the frame does not show. */
    private static int hiddenHeight(Page page) {
        return (int) page.frames()
                .getLast()
                .evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight");
    }

    private static int frameHeight(Page page) {
        return (int) page.evaluate("document.querySelector('iframe').clientHeight");
    }
}
