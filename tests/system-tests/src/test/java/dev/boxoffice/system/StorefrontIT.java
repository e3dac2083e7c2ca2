package dev.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People sell and buy in a browser. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class StorefrontIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FIRST_LOAD_BYTES = 100_000;

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

    /** From an empty catalogue: the seller's and the buyer's clicks together. */
    @Test
    void takesFewClicksFromNothingToAPaidOrder() {
        try (BrowserSession seller = BrowserSession.open(boxoffice);
                BrowserSession buyer = BrowserSession.open(boxoffice)) {
            seller.go("/").follows("Sell");
            seller.fills("Name", "sally").presses("Sign in");
            seller.follows("List a show")
                    .fills("Title", "The Paper Boats")
                    .fills("Venue", "Harbour Hall")
                    .fills("Starts", "2031-06-01T19:30")
                    .fills("Price of one", "49.00")
                    .presses("Put on sale");
            assertThat(seller.heading("The Paper Boats")).isVisible();

            buyer.go("/tickets/" + ticketOf(seller)).follows("Sign in to buy");
            buyer.fills("Name", "ben").presses("Sign in");
            awaitKnown(seller);
            buyer.presses("Put in cart").presses("Check out").presses("Pay €49.00");

            assertThat(buyer.heading("Paid")).isVisible();
            assertThat(seller.clicks() + buyer.clicks()).isLessThan(10);
        }
    }

    @Test
    void findsAShowAndKeepsAnOrderOfSeveral() {
        UUID ticket = listed("The Glass Orchestra", 40);
        try (BrowserSession buyer = BrowserSession.ofPhone(boxoffice)) {
            buyer.signsIn("greta").go("/").fills("Search shows", "glass orch").presses("Search");
            buyer.follows("The Glass Orchestra").fills("How many", "3").presses("Put in cart");
            assertThat(buyer.text("Concurrently €75.00")).isVisible();
            buyer.presses("Check out").presses("Pay €75.00");

            assertThat(buyer.heading("Paid")).isVisible();
            buyer.follows("Orders").follows("3 × The Glass Orchestra");
            assertThat(buyer.heading("Paid")).isVisible();
        }
        await().atMost(SOON)
                .untilAsserted(() -> given().get(boxoffice.storefront() + "/api/tickets/" + ticket)
                        .then()
                        .body("availability.sold", equalTo(3)));
    }

    @Test
    void tellsTheSecondBuyerThatItIsSoldOut() {
        UUID ticket = listed("The Last Seat", 1);
        try (BrowserSession first = BrowserSession.open(boxoffice);
                BrowserSession second = BrowserSession.open(boxoffice)) {
            first.signsIn("fay").go("/tickets/" + ticket).presses("Put in cart");
            second.signsIn("sam").go("/tickets/" + ticket).presses("Put in cart");

            first.presses("Check out");
            assertThat(first.heading("Held for you")).isVisible();
            second.presses("Check out");

            assertThat(second.text("It has just sold out. Nothing was charged."))
                    .isVisible();
            second.go("/tickets/" + ticket);
            assertThat(second.page().locator("#left").getByText("Sold out")).isVisible();
        }
    }

    @Test
    void asksAgainWhenThePriceHasChanged() {
        UUID ticket = listed("The Dear Dance", 10);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("pia").go("/tickets/" + ticket).presses("Put in cart");
            User.of(boxoffice, "sven").reprices(ticket, 3000).then().statusCode(200);
            await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket, 3000));

            buyer.presses("Check out");
            assertThat(buyer.text("The price has changed from €25.00 to €30.00. Nothing was ordered."))
                    .isVisible();
            buyer.presses("Take it at €30.00").presses("Check out");

            assertThat(buyer.heading("Held for you")).isVisible();
            assertThat(buyer.button("Pay €30.00")).isVisible();
        }
    }

    @Test
    void showsTheHoldEnding() {
        UUID ticket = listed("The Short Wait", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            String order = buys(buyer.signsIn("wanda"), ticket);
            assertThat(buyer.page().locator("[data-countdown]")).containsText("minutes left");

            boxoffice.change(
                    "orders", "update orders set expires_at = now() + interval '2 s' where id = '%s'".formatted(order));

            assertThat(buyer.heading("Expired")).isVisible();
            assertThat(buyer.text("Nothing was charged; money that is still on its way comes back."))
                    .isVisible();
        }
    }

    @Test
    void letsOneTryAgainAfterADecline() {
        UUID ticket = listed("The Second Try", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buys(buyer.signsIn("dora"), ticket);
            buyer.field("A card that is declined").check();
            buyer.presses("Pay €25.00");
            assertThat(buyer.text("The payment was declined")).isVisible();

            buyer.presses("Pay €25.00");

            assertThat(buyer.heading("Paid")).isVisible();
        }
    }

    @Test
    void losesNothingOfAStaleEdit() {
        UUID ticket = listed("The Two Editors", 10);
        try (BrowserSession one = BrowserSession.open(boxoffice);
                BrowserSession other = BrowserSession.open(boxoffice)) {
            one.signsIn("sven").go("/sell/" + ticket);
            other.signsIn("sven").go("/sell/" + ticket);
            one.fills("Venue", "The Old Mill").presses("Save");
            assertThat(one.field("Venue")).hasValue("The Old Mill");

            other.fills("Title", "The Two Editors, Live").presses("Save");

            assertThat(other.text("It was changed while you were typing")).isVisible();
            assertThat(other.text("The Two Editors; The Old Mill")).isVisible();
            assertThat(other.field("Title")).hasValue("The Two Editors, Live");
            other.presses("Save");
            assertThat(other.heading("The Two Editors, Live")).isVisible();
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithAListing() {
        try (BrowserSession seller = BrowserSession.withoutJavaScript(boxoffice)) {
            seller.signsIn("sid").go("/sell/new");
            seller.fills("Title", "The Wrong Price")
                    .fills("Venue", "Hall")
                    .fills("Starts", "2001-06-01T19:30")
                    .fills("Price of one", "a lot")
                    .presses("Put on sale");
            assertThat(seller.field("Price of one")).hasAttribute("aria-describedby", "wrong-price");
            assertThat(seller.text("Type an amount such as 49.00.")).isVisible();

            seller.fills("Price of one", "10").presses("Put on sale");

            assertThat(seller.page().locator("#wrong-startsAt")).hasText("Must be in the future.");
            assertThat(seller.field("Title")).hasValue("The Wrong Price");
        }
    }

    @Test
    void sellsWithoutJavaScript() {
        UUID ticket = listed("The Quiet Page", 5);
        try (BrowserSession buyer = BrowserSession.withoutJavaScript(boxoffice)) {
            buys(buyer.signsIn("nora"), ticket);
            buyer.presses("Pay €25.00");
            await().atMost(SOON).until(() -> {
                buyer.page().reload();
                return buyer.heading("Paid").isVisible();
            });
        }
    }

    @Test
    void hasOneCartInTwoTabs() {
        UUID ticket = listed("The Two Tabs", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("tom").go("/tickets/" + ticket).presses("Put in cart");
            BrowserSession tab = buyer.tab().go("/cart");
            buyer.presses("Check out");
            assertThat(buyer.heading("Held for you")).isVisible();

            tab.presses("Check out");

            assertThat(tab.text("Perhaps it was ordered in another tab")).isVisible();
        }
    }

    @Test
    void ordersOnceHoweverOftenOnePresses() {
        UUID ticket = listed("The Double Click", 5);
        try (BrowserSession buyer = BrowserSession.withoutJavaScript(boxoffice)) {
            buyer.signsIn("dick").go("/tickets/" + ticket).presses("Put in cart");
            buyer.page().getByText("Check out").dblclick();
            assertThat(buyer.heading("Held for you")).isVisible();
        }
        Long orders = boxoffice.ask("orders", "select count(*) from orders where user_id = 'dick'");
        assertThat(orders).isEqualTo(1);
    }

    @Test
    void needsNoMouse() {
        UUID ticket = listed("The Keyboard Concerto", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("kay").go("/tickets/" + ticket);
            tabTo(buyer, "Put in cart");
            buyer.page().keyboard().press("Enter");
            assertThat(buyer.heading("Your cart")).isVisible();
            tabTo(buyer, "Check out");
            buyer.page().keyboard().press("Enter");
            assertThat(buyer.heading("Held for you")).isVisible();
            tabTo(buyer, "Pay €25.00");
            buyer.page().keyboard().press("Enter");
            assertThat(buyer.heading("Paid")).isVisible();
        }
    }

    @Test
    void isForEverybodyAndLight() {
        UUID ticket = listed("The Open Door", 5);
        try (BrowserSession window = BrowserSession.open(boxoffice)) {
            AtomicLong bytes = new AtomicLong();
            List<Response> answers = new ArrayList<>();
            window.page().onResponse(answers::add);
            window.go("/");
            List.copyOf(answers).forEach(answer -> bytes.addAndGet(answer.body().length));
            assertThat(bytes.get()).isPositive().isLessThan(FIRST_LOAD_BYTES);

            window.signsInAsOperator("olga");
            String order = buys(window, ticket);
            for (String path : List.of(
                    "/",
                    "/tickets/" + ticket,
                    "/cart",
                    "/orders",
                    "/orders/" + order,
                    "/sell",
                    "/sell/new",
                    "/operations",
                    "/nothing")) {
                window.go(path);
                window.screenshot(
                        path.equals("/")
                                ? "shows"
                                : path.substring(1).replaceAll("/.*-.*", "-one").replace('/', '-'));
                assertThat(violations(window)).as(path).isEmpty();
            }
        }
    }

    @Test
    void passesTheApiOnAndTakesNoFormsOfOthers() {
        UUID ticket = listed("The Other Way In", 5);
        String token = boxoffice.run("token", "amy").answer().strip();
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"items\": [{\"ticketId\": \"%s\", \"quantity\": 1}]}".formatted(ticket))
                .post(boxoffice.storefront() + "/api/orders")
                .then()
                .statusCode(201);
        given().get(boxoffice.storefront() + "/api/orders").then().statusCode(401);

        given().header("Origin", "https://evil.example")
                .post(boxoffice.storefront() + "/cart")
                .then()
                .statusCode(403);
    }

    @Test
    void browsesWhileOrdersAreAway() {
        UUID ticket = listed("The Show Goes On", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("otto").go("/tickets/" + ticket).presses("Put in cart");
            boxoffice.kill("order-service");

            buyer.presses("Check out");
            assertThat(buyer.heading("A part of the box office does not answer"))
                    .isVisible();
            BrowserSession other = buyer.tab().go("/tickets/" + ticket);
            assertThat(other.heading("The Show Goes On")).isVisible();

            await().atMost(Duration.ofSeconds(90)).until(() -> {
                if (buyer.heading("Held for you").isVisible()) {
                    return true;
                }
                buyer.presses("Try again");
                return false;
            });
        }
    }

    private static List<String> violations(BrowserSession window) {
        return new AxeBuilder(window.page())
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }

    private static void tabTo(BrowserSession window, String button) {
        for (int presses = 0; presses < 60; presses++) {
            window.page().keyboard().press("Tab");
            if (button.equals(window.page().evaluate("document.activeElement.innerText.trim()"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + button);
    }

    /** Listed by the seller sven, and known to order-service. */
    private static UUID listed(String title, int capacity) {
        UUID ticket = User.of(boxoffice, "sven").lists(title, capacity);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        return ticket;
    }

    private static String buys(BrowserSession buyer, UUID ticket) {
        buyer.go("/tickets/" + ticket).presses("Put in cart").presses("Check out");
        assertThat(buyer.heading("Held for you")).isVisible();
        return buyer.page().url().replaceAll(".*/", "");
    }

    private static UUID ticketOf(BrowserSession seller) {
        return UUID.fromString(seller.page().url().replaceAll(".*/", ""));
    }

    private static void awaitKnown(BrowserSession seller) {
        UUID ticket = ticketOf(seller);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
    }
}
