package dev.boxoffice.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finds every form that the pages link to, and sends what no browser would: each answer is a page that says what is wrong. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class OddFormsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 80;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern SKIPPED =
            Pattern.compile("/(sign-out|sign-in|language|api|assets|live)\\b.*|.*\\.(pdf|ics)");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> ODD_VALUES =
            List.of("", "-1", "99999999999999999999", "\0<b>'\"&", "\ud83c\udfb8".repeat(3_000));
    private static final List<String> ODD_BODIES =
            List.of("", "&=&&", "a=%zz", "%00=%00", "x".repeat(9_000) + "=1", "a=1&".repeat(3_000));
    private static final List<String> ODD_TYPES = List.of(
            "application/json",
            "multipart/form-data",
            "multipart/form-data; boundary=a",
            "garbage",
            FORM + "; charset=x");

    /** The forms and the links of a page. */
    private static final String PARSE = """
            (html) => {
              const page = new DOMParser().parseFromString(html, "text/html");
              const isSent = (each) => each.name && !["submit", "file"].includes(each.type)
                && (!["checkbox", "radio"].includes(each.type) || each.checked);
              return {
                forms: [...page.forms].map((form) => ({
                  path: form.getAttribute("action"),
                  method: form.getAttribute("method") ?? "get", // a field may have the name "method"
                  fields: [...form.elements].filter(isSent).map((each) => [each.name, each.value]),
                })),
                links: [...page.querySelectorAll("a[href^='/']")].map((link) => link.getAttribute("href")),
              };
            }""";

    private static Boxoffice boxoffice;
    private static List<String> starts;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void sell() {
        boxoffice = SharedSystem.boxoffice();
        User seller = User.of(boxoffice, "odette");
        String show = seller.createsShowWithPool("The Odd Forms", 40).path("id");
        UUID ticket = seller.createsTicket("The Odder Forms", 40);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String held = seller.orders(ticket, 1).jsonPath().getString("id");
        String paid = seller.orders(ticket, 2).jsonPath().getString("id");
        seller.pays(paid, "sim_success").then().statusCode(200);
        await().atMost(SOON)
                .until(() -> "COMPLETE".equals(seller.readsOrder(paid).path("status")));
        seller.putsIntoCart(ticket, 1);
        starts = List.of(
                "/sell/shows/" + show,
                "/sell/orders/" + paid,
                "/orders/" + paid,
                "/orders/" + held,
                "/door/" + show,
                "/operations",
                "/sell",
                "/cart",
                "/");
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    @Test
    void answersWithPages() {
        long errors = errors();
        try (BrowserSession browser = BrowserSession.open(boxoffice)) {
            browser.signsInAsOperator("odette");
            Map<String, Form> forms = crawl(browser);
            assertThat(forms.keySet())
                    .contains(
                            "post /cart",
                            "get /",
                            "post /sell/shows/*/tickets/new",
                            "post /orders/*/cancel",
                            "post /door/*");
            forms.values().forEach(form -> sendOdd(browser, form));
        }
        assertThat(faults).isEmpty();
        assertThat(errors()).as("lines of the log").isEqualTo(errors);
    }

    private record Form(String path, String method, List<List<String>> fields) {

        @SuppressWarnings("unchecked")
        static Form of(Map<?, ?> found, String page) {
            String path = (String) found.get("path");
            return new Form(path == null ? page.replaceAll("\\?.*", "") : path, (String) found.get("method"), (List<
                            List<String>>)
                    found.get("fields"));
        }

        String with(int index, List<String> values) {
            List<String> encoded = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String name = fields.get(i).getFirst();
                List<String> sent = i == index ? values : List.of(fields.get(i).getLast());
                sent.forEach(value -> encoded.add(encode(name) + "=" + encode(value)));
            }
            return String.join("&", encoded);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** One form of each kind. */
    private static Map<String, Form> crawl(BrowserSession browser) {
        Map<String, Form> forms = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Set<String> unread = new HashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty() && seen.size() < MOST_PAGES) {
            String path = open.remove();
            // Orders in other states have other forms
            boolean isNew = seen.add(kind(path));
            if (SKIPPED.matcher(path).matches() || (!isNew && !unread.remove(path))) {
                continue;
            }
            APIResponse response = browser.page().request().get(boxoffice.storefront() + path);
            if (isPage(response)) {
                var page = (Map<?, ?>) browser.page().evaluate(PARSE, response.text());
                ((List<?>) page.get("links")).forEach(link -> open.add((String) link));
                ((List<?>) page.get("forms")).forEach(found -> {
                    Form form = Form.of((Map<?, ?>) found, path);
                    if (!SKIPPED.matcher(form.path).matches()) {
                        forms.putIfAbsent(form.method + " " + kind(form.path), form);
                    }
                });
            }
            response.dispose();
        }
        return forms;
    }

    private static String kind(String path) {
        return ID.matcher(path.replaceAll("\\?.*", "").replaceAll("/shows/[a-z].*-(?=[0-9a-f]{8}-)", "/shows/"))
                .replaceAll("*");
    }

    private void sendOdd(BrowserSession browser, Form form) {
        for (int i = 0; i < form.fields.size(); i++) {
            send(browser, form, FORM, form.with(i, List.of()));
            send(browser, form, FORM, form.with(i, List.of("a", "b")));
            for (String value : ODD_VALUES) {
                send(browser, form, FORM, form.with(i, List.of(value)));
            }
        }
        ODD_BODIES.forEach(body -> send(browser, form, FORM, body));
        if (form.method.equals("post")) {
            ODD_TYPES.forEach(type -> send(browser, form, type, "{\"a\": 1}"));
        }
    }

    private void send(BrowserSession browser, Form form, String type, String body) {
        boolean isGet = form.method.equals("get");
        var options = RequestOptions.create()
                .setMethod(isGet ? "GET" : "POST")
                .setMaxRedirects(0)
                .setHeader("Accept", "text/html")
                .setHeader("Sec-Fetch-Site", "same-origin");
        if (!isGet) {
            options.setHeader("Content-Type", type).setData(body);
        }
        String address = boxoffice.storefront() + form.path + (isGet ? "?" + body : "");
        APIResponse response = browser.page().request().fetch(address, options);
        boolean explains = isPage(response) && response.text().contains("<h1");
        boolean isTooLong = isGet && response.status() == 414; // refused before it is routed
        if (response.status() >= 500 || (response.status() >= 400 && !explains && !isTooLong)) {
            faults.add("%d for %s %s, %s: %s"
                    .formatted(
                            response.status(),
                            form.method,
                            form.path,
                            type,
                            body.substring(0, Math.min(300, body.length()))));
        }
        response.dispose();
    }

    private static boolean isPage(APIResponse response) {
        return response.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    private static long errors() {
        return boxoffice
                .logLines("storefront")
                .filter(line -> line.contains(" ERROR "))
                .count();
    }
}
