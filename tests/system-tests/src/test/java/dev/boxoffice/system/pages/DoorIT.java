package dev.boxoffice.system.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import dev.boxoffice.system.door.QrVideo;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The scanner of the storefront, in a browser. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class DoorIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TITLE = "The Night Watch";

    private static Boxoffice boxoffice;

    private final String staff = "door-" + UUID.randomUUID();
    private final String buyer = "buyer-" + UUID.randomUUID();
    private String show;
    private String order;
    private List<String> codes;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    /** An owner may check in, too. */
    @BeforeEach
    void sell() {
        Response published = User.of(boxoffice, staff).createsShowWithPool(TITLE, 10);
        show = published.path("id");
        UUID ticket = UUID.fromString(published.path("tickets[0].id"));
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        User bob = User.of(boxoffice, buyer);
        order = bob.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"items": [{"ticketId": "%s", "quantity": 3}],
                         "contact": {"email": "zoe@example.com", "name": "Zoë Ångström"}}
                        """.formatted(ticket))
                .post(boxoffice.orders() + "/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        bob.pays(order, "sim_success").then().statusCode(200);
        String admissions = boxoffice.storefront() + "/api/orders/" + order + "/admissions";
        await().atMost(SOON)
                .untilAsserted(() ->
                        bob.request().get(admissions).then().statusCode(200).body("items", hasSize(3)));
        codes = bob.request().get(admissions).path("items.code");
    }

    private static String scans(BrowserSession door, String text) {
        door.field("Code, name or order number").fill(text);
        door.presses("Check in");
        return verdict(door);
    }

    private static String verdict(BrowserSession door) {
        Locator title = door.page().locator("#verdict-title");
        title.waitFor();
        String found = title.innerText();
        door.presses("Next");
        return found;
    }

    private BrowserSession opensTheDoor(BrowserSession door) {
        door.signsIn(staff).go("/door").follows(TITLE);
        assertThat(door.page().locator("#door[data-kept=true]")).isAttached();
        return door;
    }

    private static Locator state(BrowserSession door) {
        return door.page().locator(".door-state");
    }

    @Test
    void letsInOnceAndUndoes() {
        try (BrowserSession door = opensTheDoor(BrowserSession.ofPhone(boxoffice))) {
            assertThat(door.violations()).isEmpty();

            assertThat(scans(door, codes.getFirst())).isEqualTo("Let in");
            assertThat(scans(door, "hello")).isEqualTo("Not valid");
            door.field("Code, name or order number").fill(codes.getFirst());
            door.presses("Check in");
            assertThat(door.page().locator("#verdict")).hasAttribute("data-tone", "warn");
            assertThat(door.page().locator("#verdict-detail")).containsText("gate: Main entrance");
            assertThat(door.violations()).isEmpty();
            door.screenshot("door-already-entered");
            door.presses("Next");
            assertThat(door.page().locator("#entered")).hasText("1 of 3 have entered");

            door.presses("Undo");
            assertThat(door.text("The entry is undone.")).isVisible();
            assertThat(scans(door, codes.getFirst())).isEqualTo("Let in");
        }
    }

    @Test
    void worksOffline() {
        BrowserSession phone = BrowserSession.ofPhone(boxoffice);
        // Playwright cuts pages off but not Background Sync, which would send the scans
        phone.page().addInitScript("delete globalThis.SyncManager");
        try (BrowserSession door = opensTheDoor(phone)) {
            door.offline(true);
            assertThat(scans(door, codes.getFirst())).isEqualTo("Let in");
            assertThat(scans(door, codes.getFirst())).isEqualTo("Already entered");
            String signature = codes.get(1).substring(codes.get(1).lastIndexOf('.') + 1);
            assertThat(scans(
                            door,
                            codes.get(1)
                                    .replace(
                                            signature,
                                            codes.getFirst()
                                                    .substring(codes.getFirst().lastIndexOf('.') + 1))))
                    .isEqualTo("Not valid");

            door.page().reload();
            assertThat(state(door)).containsText("Offline");
            assertThat(state(door)).containsText("1 scan waits");
            assertThat(scans(door, codes.getFirst())).isEqualTo("Already entered");
            door.field("Code, name or order number").fill("angstrom");
            assertThat(door.text("2 people match.")).isHidden();
            assertThat(door.text("3 people match.")).isVisible();
            door.button("Let in").first().click();
            assertThat(verdict(door)).isEqualTo("Let in");
            door.screenshot("door-offline");

            // Another gate lets the first ticket in meanwhile
            User.of(boxoffice, staff)
                    .request()
                    .body("{\"showId\": \"%s\", \"items\": [{\"code\": \"%s\", \"gate\": \"North\", \"nonce\": \"1\"}]}"
                            .formatted(show, codes.getFirst()))
                    .post(boxoffice.storefront() + "/api/check-ins")
                    .then()
                    .statusCode(200);
            // Staff have left the scanner; another page sends its scans
            door.page().navigate("about:blank");
            door.offline(false);
            door.go("/door");
            assertThat(door.page().locator("html[data-scans=sent]")).isAttached();

            door.follows(TITLE);
            assertThat(state(door)).containsText("All scans are sent");
            assertThat(door.page().locator("#conflicts")).containsText("gate: North");
            assertThat(door.page().locator("#all-conflicts")).containsText("gate: North");
            assertThat(door.page().locator("#entered")).hasText("2 of 3 have entered");
        }
    }

    @Test
    void scansTheTicketOfAnotherPhone(@TempDir Path folder) {
        byte[] picture;
        try (BrowserSession holder = BrowserSession.ofPhone(boxoffice)) {
            holder.signsIn(buyer).go("/orders/" + order + "/tickets");
            Locator code = holder.image("QR code of ticket 1 of 3");
            assertThat(holder.violations()).isEmpty();
            picture = code.screenshot();
            assertThat(holder.text("Saved on this device")).isVisible();
            holder.offline(true);
            holder.page().reload();
            assertThat(code).isVisible();
        }
        try (BrowserSession door = opensTheDoor(
                BrowserSession.withCamera(boxoffice, QrVideo.write(picture, folder.resolve("camera.y4m"))))) {
            door.presses("Scan with the camera");
            assertThat(door.page().locator("#verdict-title")).hasText("Let in");
            door.screenshot("door-let-in");
        }
    }

    @Test
    void decidesByPureRules() {
        try (BrowserSession door = BrowserSession.open(boxoffice)) {
            door.go("/");
            Object outcomes = door.page().evaluate("""
                    async () => {
                      const { decideOffline, batches, search, parseCode } = await import("/assets/door-logic.js");
                      const read = { id: "a", generation: 2 };
                      const known = (change) => ({ id: "a", generation: 2, number: 1, ...change });
                      return [
                        decideOffline(read, true, known({}), false),
                        decideOffline(read, null, known({}), false),
                        decideOffline(null, null, undefined, false),
                        decideOffline(read, false, known({}), false),
                        decideOffline(read, true, undefined, false),
                        decideOffline(read, true, known({ void: true }), false),
                        decideOffline(read, true, known({ generation: 3 }), false),
                        decideOffline(read, true, known({ generation: 1 }), false),
                        decideOffline(read, null, known({ generation: 1 }), false),
                        decideOffline(read, true, known({ enteredAt: "x", enteredGate: "y" }), false),
                        decideOffline(read, true, known({ local: { at: "x", gate: "y" } }), false),
                        decideOffline(read, true, known({}), true),
                      ].map((verdict) => verdict.kind).join(" ")
                        + " " + batches(Array.from({ length: 250 }, () => ({ code: "x".repeat(900) }))).map((one) => one.length)
                        + " " + search([known({ orderId: "o", buyerName: "Zoë Ångström" })], "angstrom zoe").length
                        + " " + parseCode("a.b.c");
                    }""");
            assertThat(outcomes)
                    .isEqualTo("in in invalid invalid unlisted void superseded in superseded again again calledOff"
                            + " 52,52,52,52,42 1 null");
        }
    }
}
