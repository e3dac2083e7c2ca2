package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.boxoffice.orders.payment.stripe.StripeDouble;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Payment with Stripe's form. The browser gets stubs of Stripe's script and API, and its console shows whether the
 * Content-Security-Policy allows both.
 *
 * @see <a href="https://docs.stripe.com/js">Stripe.js</a>
 */
@ExtendWith(TempHomes.class)
class StripePageIT {

    private static final String PUBLISHABLE_KEY = "pk_test_double";

    /** A stub of Stripe.js that sends the typed payment method to the API. */
    private static final String SCRIPT = """
            window.Stripe = key => ({
              elements: ({clientSecret}) => ({
                clientSecret,
                create: kind => ({
                  mount: place => {
                    document.querySelector(place).innerHTML = `<label>Card <input id="card"></label>`;
                  },
                }),
              }),
              confirmPayment: async ({elements, confirmParams}) => {
                const intent = elements.clientSecret.split("_secret_")[0];
                const answer = await fetch(`https://api.stripe.com/v1/payment_intents/${intent}/confirm`, {
                  method: "POST",
                  headers: {Authorization: `Bearer ${key}`},
                  body: new URLSearchParams({payment_method: document.getElementById("card").value}),
                });
                const {status} = await answer.json();
                if (status === "requires_payment_method") {
                  return {error: {message: "Your card was declined."}};
                }
                location = `${confirmParams.return_url}?payment_intent=${intent}&redirect_status=${status}`;
                return new Promise(() => {});
              },
            });
            """;

    private static final Pattern CONFIRM = Pattern.compile(".*/v1/payment_intents/(\\w+)/confirm");

    private static StripeDouble stripe;
    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        stripe = StripeDouble.start();
        boxoffice = Boxoffice.withNewData()
                .withStorefront()
                .with("BOXOFFICE_STRIPE_SECRET_KEY", StripeDouble.SECRET_KEY)
                .with("BOXOFFICE_STRIPE_PUBLISHABLE_KEY", PUBLISHABLE_KEY)
                .with("BOXOFFICE_STRIPE_WEBHOOK_SECRETS", StripeDouble.WEBHOOK_SECRET)
                .with("BOXOFFICE_STRIPE_API_BASE", stripe.apiBase().toString())
                .up();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
        boxoffice.close();
        stripe.close();
    }

    @Test
    void paysWithStripesForm() {
        UUID ticket = User.of(boxoffice, "sven").createsTicket("The Plastic Card", 5);
        await().atMost(Duration.ofSeconds(30)).until(() -> boxoffice.ordersKnow(ticket));
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            List<String> consoleMessages = new ArrayList<>();
            buyer.page().onConsoleMessage(message -> consoleMessages.add(message.text()));
            buyer.page().route("https://js.stripe.com/v3/", StripePageIT::serveScript);
            buyer.page().route(CONFIRM, StripePageIT::confirm);
            buyer.signsIn("greta").go("/tickets/" + ticket).presses("Add to cart");

            buyer.presses("Pay €25.00").fills("Card", StripeDouble.DECLINES).presses("Pay €25.00");
            assertThat(buyer.text("Your card was declined.")).isVisible();

            // Leaving the page and coming back continues the same payment
            buyer.go(URI.create(buyer.page().url()).getPath());
            buyer.fills("Card", StripeDouble.SUCCEEDS).presses("Pay €25.00");
            assertThat(buyer.text("We are waiting for your payment to arrive.")).isVisible();
            assertThat(buyer.button("Pay €25.00")).isHidden();

            String intent = stripe.ledger().intents().getLast();
            assertThat(stripe.notify(URI.create(boxoffice.storefront()), "payment_intent.succeeded", intent))
                    .isEqualTo(200);
            assertThat(buyer.heading("You're going!")).isVisible();
            assertThat(consoleMessages).noneMatch(text -> text.contains("Content Security Policy"));
        }
    }

    private static void serveScript(Route route) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody(SCRIPT));
    }

    private static void confirm(Route route) {
        assertThat(route.request().headerValue("authorization")).isEqualTo("Bearer " + PUBLISHABLE_KEY);
        var intent = CONFIRM.matcher(route.request().url());
        assertThat(intent.matches()).isTrue();
        String method = route.request().postData().replace("payment_method=", "");
        String status = stripe.ledger().buyerConfirms(intent.group(1), method);
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                .setBody("{\"status\": \"%s\"}".formatted(status)));
    }
}
