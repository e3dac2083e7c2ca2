package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desks of venues and of operators, in a browser. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class DeskIT {

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

    @Test
    void refundsAPartAndSeesItInTheFigures() {
        UUID ticket = User.of(boxoffice, "desk-sally").createsTicket("The Returned Ticket", 10);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String order = paidOrder("desk-ben", ticket, 3);
        try (BrowserSession seller = BrowserSession.withoutJavaScript(boxoffice)) {
            seller.signsIn("desk-sally").go("/sell");
            assertThat(seller.text("3 of 10 sold").first()).isVisible();

            seller.go("/sell/orders").fills("Find an order", order).presses("Search");
            seller.page().locator("a[href='/sell/orders/" + order + "']").click();
            seller.follows("Refund");
            seller.page().getByLabel("Some tickets").check();
            seller.page().locator("input[type=number]").fill("1");
            seller.presses("Continue");
            assertThat(seller.heading("Refund €25.00?")).isVisible();
            seller.presses("Refund €25.00");

            assertThat(seller.text("The refund is on its way.")).isVisible();
            await().atMost(SOON).untilAsserted(() -> {
                seller.go("/sell/orders/" + order);
                assertThat(seller.text("Partly refunded").count()).isPositive();
            });
            seller.go("/sell/orders/" + order + "/refund");
            assertThat(seller.text("€50.00 can be refunded.")).isVisible();
        }
    }

    @Test
    void operatorsFindAnOrderAndSeeEachService() {
        UUID ticket = User.of(boxoffice, "desk-sally").createsTicket("The Found Order", 10);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String order = paidOrder("desk-bea", ticket, 1);
        try (BrowserSession operator = BrowserSession.open(boxoffice)) {
            operator.signsInAsOperator("olga").go("/operations");
            assertThat(operator.text("The figures agree")).isVisible();
            assertThat(operator.text("Unpublished events")).hasCount(3);

            operator.fills("Find an order", "desk-bea").presses("Find");
            operator.page().locator("a[href='/sell/orders/" + order + "']").click();

            assertThat(operator.text("Payment started")).isVisible();
            assertThat(operator.link("Refund")).isVisible();
        }
    }

    private static String paidOrder(String name, UUID ticket, int quantity) {
        User buyer = User.of(boxoffice, name);
        String order =
                buyer.orders(ticket, quantity).then().statusCode(201).extract().path("id");
        buyer.pays(order, "sim_success").then().statusCode(200);
        await().atMost(SOON)
                .until(() -> "COMPLETE".equals(buyer.readsOrder(order).path("status")));
        return order;
    }
}
