package dev.boxoffice.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.orders.Buyers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Shows with words to search for.
 *
 * @param pages the addresses of some shows' pages
 * @param searches the addresses of some searches
 */
record Programme(List<String> pages, List<String> searches) {

    /** A seller may have 1,000 upcoming tickets. */
    private static final int SHOWS_PER_SELLER = 900;

    private static final int CONNECTIONS = 8;
    private static final int CREATED = 201;
    private static final int SAMPLE = 200;

    private static final List<String> FIRST =
            List.of("Amber", "Broken", "Copper", "Distant", "Electric", "Flying", "Golden", "Hidden", "Iron", "Jade");
    private static final List<String> SECOND = List.of(
            "Lanterns", "Orchestra", "Puppets", "Dancers", "Comedy Night", "String Quartet", "Poetry Slam", "Circus");
    private static final List<String> CITIES = List.of("Hamburg", "Boston", "Lyon", "Osaka", "Porto");

    /** Publishes shows over HTTP, so that they have all that the services derive from them. */
    static Programme publish(LocalSystem system, int count) throws Exception {
        // The tables are empty otherwise, but another bench may have left tickets
        system.execute("tickets", "truncate show, pool, ticket, ticket_availability cascade");
        List<String> tokens =
                Buyers.signIn(system, count / SHOWS_PER_SELLER + 1).tokens();
        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(30, ChronoUnit.DAYS);
        try (HttpClient client = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<HttpResponse<String>>> requests = IntStream.range(0, count)
                    .mapToObj(number -> (Callable<HttpResponse<String>>) () -> client.send(
                            HttpRequest.newBuilder(URI.create(system.tickets() + "/api/shows"))
                                    .header("Authorization", "Bearer " + tokens.get(number % tokens.size()))
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(show(number, start)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .toList();
            for (Future<HttpResponse<String>> response : threads.invokeAll(requests)) {
                if (response.get().statusCode() != CREATED) {
                    throw new BenchException(
                            "a show was refused: " + response.get().body());
                }
            }
        }
        system.execute("tickets", "vacuum analyze");
        return new Programme(addresses(system), searched());
    }

    private static String show(int number, Instant first) {
        return """
                {"title": "%s", "description": "An evening to remember, with **%s** and friends.", "category": "concert",
                 "venue": {"name": "Harbour Hall %d", "city": "%s", "country": "DE"}, "timeZone": "Europe/Berlin",
                 "startsAt": "%s", "status": "PUBLISHED",
                 "tickets": [{"name": "Standing", "price": {"amount": 2500, "currency": "EUR"}, "capacity": 500}]}
                """.formatted(
                        title(number),
                        title(number),
                        number % 100,
                        CITIES.get(number % CITIES.size()),
                        first.plus(number, ChronoUnit.HOURS));
    }

    private static String title(int number) {
        return "The %s %s %d"
                .formatted(
                        FIRST.get(number % FIRST.size()),
                        SECOND.get(number / FIRST.size() % SECOND.size()),
                        number / (FIRST.size() * SECOND.size()));
    }

    private static List<String> searched() {
        List<String> searches = new ArrayList<>();
        for (String first : FIRST) {
            for (String second : SECOND) {
                String words = (first + " " + second).toLowerCase(Locale.ROOT);
                searches.add("/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
            }
        }
        return searches;
    }

    /** The addresses that the storefront gives to the pages. */
    private static List<String> addresses(LocalSystem system) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            String after = "";
            while (pages.size() < SAMPLE && after != null) {
                JsonNode list = new ObjectMapper()
                        .readTree(get(client, system.tickets() + "/api/shows?limit=50" + after)
                                .body());
                for (JsonNode show : list.required("items")) {
                    HttpResponse<String> page = get(
                            client,
                            system.storefront() + "/shows/"
                                    + show.required("id").asText());
                    pages.add(page.uri().getRawPath());
                }
                after = list.required("next").isNull()
                        ? null
                        : "&after=" + list.required("next").asText();
            }
        }
        return pages;
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new BenchException("%s returned status %d".formatted(url, response.statusCode()));
        }
        return response;
    }
}
