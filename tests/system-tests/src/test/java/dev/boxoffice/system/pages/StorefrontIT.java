package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Selling and buying in a browser. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class StorefrontIT {

    private static final Duration SOON = Duration.ofSeconds(30);

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

    /** Counts the clicks of the seller and of the buyer. */
    @Test
    void takesFewClicksFromNewTicketsToAPaidOrder() {
        try (BrowserSession seller = BrowserSession.open(boxoffice);
                BrowserSession buyer = BrowserSession.open(boxoffice)) {
            seller.go("/").follows("Sell");
            seller.fills("Name", "sally").presses("Sign in");
            seller.follows("Sell tickets")
                    .fills("Title", "The Paper Boats")
                    .fills("Venue", "Harbour Hall")
                    .fills("City", "Hamburg")
                    .fills("Starts", "2031-06-01T19:30")
                    .fills("Price", "49.00")
                    .fills("Tickets for sale", "100")
                    .presses("Put on sale");
            assertThat(seller.heading("The Paper Boats")).isVisible();

            awaitInReplica(seller);
            buyer.signsIn("ben")
                    .go("/tickets/" + ticketOf(seller))
                    .presses("Add to cart")
                    .presses("Pay €49.00");

            assertThat(buyer.heading("You're going!")).isVisible();
            assertThat(seller.clicks() + buyer.clicks()).isLessThan(10);
        }
    }

    @Test
    void findsAShowAndOrdersSeveralTickets() {
        UUID ticket = onSale("The Glass Orchestra", 40);
        try (BrowserSession buyer = BrowserSession.ofPhone(boxoffice)) {
            buyer.signsIn("greta").go("/").fills("Search shows", "glass orch").presses("Search");
            buyer.follows("The Glass Orchestra")
                    .fills("Quantity General admission", "3")
                    .presses("Add to cart");
            assertThat(buyer.text("Total €75.00")).isVisible();
            buyer.presses("Pay €75.00");

            assertThat(buyer.heading("You're going!")).isVisible();
            buyer.follows("Orders").follows("3 × The Glass Orchestra (General admission)");
            assertThat(buyer.heading("You're going!")).isVisible();
            assertThat(buyer.image("QR code of ticket 3")).isVisible();
            assertThat(buyer.violations()).isEmpty();
            buyer.screenshot("orders-paid");
            assertFile(buyer, "Print your tickets (PDF)", "%PDF-");
            assertFile(buyer, "Add to your calendar", "BEGIN:VCALENDAR");
        }
        await().atMost(SOON)
                .untilAsserted(() -> given().get(boxoffice.storefront() + "/api/tickets/" + ticket)
                        .then()
                        .body("availability.sold", equalTo(3)));
    }

    /** The link opens the order elsewhere until the guest signs in and takes the order over. */
    @Test
    void sellsToAGuestInFewTaps() {
        onSale("The Passing Stranger", 10);
        try (BrowserSession guest = BrowserSession.ofPhone(boxoffice);
                BrowserSession other = BrowserSession.open(boxoffice)) {
            guest.go("/?q=passing+stranger").follows("The Passing Stranger");
            guest.page().locator("[data-step='1']").click();
            guest.presses("Add to cart")
                    .fills("Name", "Ada")
                    .fills("E-mail", "ada@example.org")
                    .presses("Pay €50.00");
            assertThat(guest.heading("You're going!")).isVisible();
            assertThat(guest.image("QR code of ticket 2")).isVisible();
            assertThat(guest.clicks() + 1).isLessThanOrEqualTo(6);
            assertThat(guest.violations()).isEmpty();
            guest.screenshot("guest-paid");

            String link = guest.field("Private link").inputValue();
            other.page().navigate(link);
            assertThat(other.image("QR code of ticket 2")).isVisible();

            guest.signsIn("gwen").go("/orders").follows("2 × The Passing Stranger (General admission)");
            assertThat(guest.image("QR code of ticket 2")).isVisible();
            assertThat(other.page().locator("[data-live-notice]:not([hidden])")).isVisible();
            other.page().navigate(link);
            assertThat(other.button("Sign in")).isVisible();
        }
    }

    @Test
    void keepsTheFormOfASellerWhoseSessionHasEnded() {
        try (BrowserSession seller = BrowserSession.withoutJavaScript(boxoffice)) {
            seller.signsIn("lena").go("/sell/shows/new").fills("Title", "The Long Form");
            seller.page().setInputFiles("#file", new FilePayload("form.png", "image/png", new byte[11 << 20]));
            seller.page().context().clearCookies();
            seller.presses("Put on sale");
            assertThat(seller.heading("Sign in to continue")).isVisible();
            assertThat(seller.text("form.png")).isVisible();
            assertThat(seller.field("Choose the file again")).isVisible();

            seller.tab().signsIn("lena");
            seller.presses("Continue");

            assertThat(seller.field("Title")).hasValue("The Long Form");
        }
    }

    @Test
    void sellsTwoKindsOfTicketOutOfOnePool() {
        Response show = User.of(boxoffice, "sven").createsShowWithPool("The Full Floor", 3);
        List<String> tickets = show.path("tickets.id");
        tickets.forEach(ticket -> await().atMost(SOON).until(() -> boxoffice.ordersKnow(UUID.fromString(ticket))));
        String page = "/shows/" + show.path("id");
        try (BrowserSession buyer = BrowserSession.ofPhone(boxoffice)) {
            buyer.signsIn("petra").go("/").fills("Search shows", "full floor").presses("Search");
            buyer.follows("The Full Floor")
                    .fills("Quantity Standing", "2")
                    .fills("Quantity Early bird", "1")
                    .presses("Add to cart");
            buyer.presses("Pay €70.00");
            assertThat(buyer.heading("You're going!")).isVisible();

            buyer.go(page);
            assertThat(buyer.page().locator("ul.kinds").getByText("Sold out")).hasCount(2);
        }
    }

    @Test
    void reportsSoldOutToTheSecondBuyer() {
        UUID ticket = onSale("The Last Seat", 1);
        try (BrowserSession first = BrowserSession.open(boxoffice);
                BrowserSession second = BrowserSession.withoutJavaScript(boxoffice)) {
            first.signsIn("fay").go("/tickets/" + ticket).presses("Add to cart");
            second.signsIn("sam").go("/tickets/" + ticket).presses("Add to cart");

            first.presses("Pay €25.00");
            assertThat(first.heading("You're going!")).isVisible();
            second.presses("Pay €25.00");

            assertThat(second.text("Sold out. Remove it to check out.")).isVisible();
            second.go("/tickets/" + ticket);
            assertThat(second.page().locator("#kinds").getByText("Sold out")).isVisible();
        }
    }

    @Test
    void asksTheBuyerToAcceptAChangedPrice() {
        UUID ticket = onSale("The Dear Dance", 10);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("pia").go("/tickets/" + ticket).presses("Add to cart");
            User.of(boxoffice, "sven").reprices(ticket, 3000).then().statusCode(200);
            await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket, 3000));

            assertThat(buyer.text("The price changed from €25.00 to €30.00.")).isVisible();
            buyer.presses("Accept €30.00").presses("Pay €30.00");

            assertThat(buyer.heading("You're going!")).isVisible();
        }
    }

    @Test
    void showsTheHoldExpiring() {
        UUID ticket = onSale("The Short Wait", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            String order = declines(buyer.signsIn("wanda"), ticket);
            assertThat(buyer.page().locator("[data-countdown]")).containsText("left to pay");

            boxoffice.change(
                    "orders", "update orders set expires_at = now() + interval '2 s' where id = '%s'".formatted(order));

            assertThat(buyer.heading("Expired")).isVisible();
            assertThat(buyer.text("If one still arrives, we will refund it.")).isVisible();
        }
    }

    @Test
    void retriesADeclinedPayment() {
        UUID ticket = onSale("The Second Try", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            declines(buyer.signsIn("dora"), ticket);
            assertThat(buyer.text("Your payment was declined")).isVisible();

            buyer.presses("Pay €25.00");

            assertThat(buyer.heading("You're going!")).isVisible();
        }
    }

    @Test
    void letsTheSecondEditorChooseFieldByField() {
        String edit = "/sell/shows/" + showOf(onSale("The Two Editors", 10)) + "/edit";
        try (BrowserSession one = BrowserSession.open(boxoffice);
                BrowserSession other = BrowserSession.open(boxoffice)) {
            one.signsIn("sven").go(edit);
            other.signsIn("sven").go(edit);
            one.fills("Venue", "The Old Mill").fills("Title", "The Two").presses("Save");
            assertThat(one.text("Your changes are saved.")).isVisible();

            other.fills("Title", "The Two Editors, Live").presses("Save");

            assertThat(other.text("This was changed while you were editing")).isVisible();
            assertThat(other.page().locator("#errors")).isFocused();
            assertThat(other.violations()).isEmpty();
            other.page().locator("#title").getByText("Yours").click();
            other.presses("Save these choices");
            assertThat(other.heading("The Two Editors, Live")).isVisible();
            assertThat(other.text("The Old Mill")).isVisible();
        }
    }

    @Test
    void showsErrorsAtTheFieldsOfTheSellersForm() {
        try (BrowserSession seller = BrowserSession.open(boxoffice)) {
            seller.signsIn("sid").go("/sell/shows/new");
            seller.fills("Title", "The Wrong Price")
                    .fills("Category (optional)", "Stand-up!")
                    .fills("Starts", "2001-06-01T19:30")
                    .fills("Price", "a lot")
                    .presses("Put on sale");

            assertThat(seller.page()).hasTitle("Error: New show · Boxoffice");
            assertThat(seller.page().locator("#errors")).isFocused();
            assertThat(seller.heading("Correct 6 fields")).isVisible();
            assertThat(seller.field("Price")).hasAttribute("aria-describedby", "hint-price error-price");
            assertThat(seller.page().locator("#error-startsAt")).hasText("Enter a date and time in the future.");
            seller.follows("Venue");
            assertThat(seller.field("Venue")).isFocused();
            assertThat(seller.violations()).isEmpty();
            assertThat(seller.field("Title")).hasValue("The Wrong Price");
        }
    }

    /** The page of the order loads itself again until the payment has arrived. */
    @Test
    void sellsToAGuestWithoutJavaScript() {
        UUID ticket = onSale("The Quiet Page", 5);
        try (BrowserSession guest = BrowserSession.withoutJavaScript(boxoffice)) {
            guest.go("/tickets/" + ticket).presses("Add to cart").presses("Pay €25.00");
            assertThat(guest.page().locator("#email")).hasAttribute("aria-invalid", "true");
            guest.fills("Name", "Nora")
                    .fills("E-mail", "nora@example.org")
                    .fills("Quantity of The Quiet Page", "2")
                    .presses("Pay €25.00");
            assertThat(guest.text("Your changes have changed the total.")).isVisible();
            guest.presses("Pay €50.00");

            assertThat(guest.heading("You're going!")).isVisible();
            assertThat(guest.image("QR code of ticket 2")).isVisible();
            guest.follows("Show tickets");
            assertThat(guest.image("QR code of ticket 2 of 2")).isVisible();
        }
    }

    @Test
    void sharesOneCartBetweenTabs() {
        UUID ticket = onSale("The Two Tabs", 5);
        try (BrowserSession buyer = BrowserSession.withoutJavaScript(boxoffice)) {
            buyer.signsIn("tom").go("/tickets/" + ticket).presses("Add to cart");
            BrowserSession tab = buyer.tab().go("/cart");
            buyer.presses("Pay €25.00");
            assertThat(buyer.text("Order history")).isVisible();

            tab.presses("Pay €25.00");

            assertThat(tab.text("You may have checked out in another tab")).isVisible();
        }
    }

    @Test
    void ordersOnceOnADoubleClick() {
        UUID ticket = onSale("The Double Click", 5);
        try (BrowserSession buyer = BrowserSession.withoutJavaScript(boxoffice)) {
            buyer.signsIn("dick").go("/tickets/" + ticket).presses("Add to cart");
            buyer.button("Pay €25.00").dblclick();
            assertThat(buyer.text("Order history")).isVisible();
        }
        Long orders = boxoffice.ask("orders", "select count(*) from orders where user_id = 'dick'");
        assertThat(orders).isEqualTo(1);
    }

    @Test
    void worksWithTheKeyboardAlone() {
        UUID ticket = onSale("The Keyboard Concerto", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("kay").go("/tickets/" + ticket);
            tabTo(buyer, "Add to cart");
            buyer.page().keyboard().press("Enter");
            assertThat(buyer.heading("Review and pay")).isVisible();
            tabTo(buyer, "Pay €25.00");
            buyer.page().keyboard().press("Enter");
            assertThat(buyer.heading("You're going!")).isVisible();
        }
    }

    @Test
    void proxiesTheApiAndRefusesFormsOfVisitorsWhoAreSignedOut() {
        UUID ticket = onSale("The Other Way In", 5);
        String token = boxoffice.run("token", "amy").stdout().strip();
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
    void showsTicketsWhileOrderServiceIsDown() {
        UUID ticket = onSale("The Show Goes On", 5);
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("otto").go("/tickets/" + ticket).presses("Add to cart");
            boxoffice.kill("order-service");

            buyer.presses("Pay €25.00");
            assertThat(buyer.heading("Temporarily unavailable")).isVisible();
            BrowserSession other = buyer.tab().go("/tickets/" + ticket);
            assertThat(other.heading("The Show Goes On")).isVisible();

            await().atMost(Duration.ofSeconds(90)).until(() -> {
                if (buyer.page().url().contains("/orders/")) {
                    return true;
                }
                buyer.presses("Try again");
                return false;
            });
        }
    }

    private static void tabTo(BrowserSession browser, String button) {
        for (int presses = 0; presses < 60; presses++) {
            browser.page().keyboard().press("Tab");
            if (button.equals(browser.page().evaluate("document.activeElement.innerText.trim()"))) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not reach " + button);
    }

    private static void assertFile(BrowserSession buyer, String link, String start) {
        String path = buyer.link(link).getAttribute("href");
        assertThat(buyer.page().request().get(boxoffice.storefront() + path).text())
                .startsWith(start);
    }

    /** Tickets of the seller sven that order-service knows. */
    private static UUID onSale(String title, int capacity) {
        UUID ticket = User.of(boxoffice, "sven").createsTicket(title, capacity);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        return ticket;
    }

    /** Holds tickets with a payment that is declined. */
    private static String declines(BrowserSession buyer, UUID ticket) {
        buyer.go("/tickets/" + ticket).presses("Add to cart");
        buyer.field("A card that is declined").check();
        buyer.presses("Pay €25.00");
        assertThat(buyer.heading("Payment declined")).isVisible();
        return buyer.page().url().replaceAll(".*/", "");
    }

    private static String showOf(UUID ticket) {
        return given().get(boxoffice.storefront() + "/api/tickets/" + ticket).path("showId");
    }

    /** The first ticket of the show on the page. */
    private static UUID ticketOf(BrowserSession seller) {
        String show = seller.page().url().replaceAll(".*/", "");
        return UUID.fromString(
                given().get(boxoffice.storefront() + "/api/shows/" + show).path("tickets[0].id"));
    }

    private static void awaitInReplica(BrowserSession seller) {
        UUID ticket = ticketOf(seller);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
    }
}
