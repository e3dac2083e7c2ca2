package dev.boxoffice.stack.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.api.ApiClient;
import dev.boxoffice.stack.api.Polling;
import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The requests of a seller and of buyers around one show. */
record Evening(ApiClient client, String seller, String show, String ticket) {

    /** Publishes a show with one ticket. */
    static Evening publish(ApiClient client, String seller, String title, long amount, int capacity)
            throws IOException, InterruptedException {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
        JsonNode created = client.post(
                        Port.TICKET,
                        "/api/shows",
                        seller,
                        Map.of(
                                "title",
                                title,
                                "category",
                                "concert",
                                "venue",
                                Map.of("name", "Backyard Stage", "city", "Hamburg", "country", "DE"),
                                "timeZone",
                                "Europe/Berlin",
                                "startsAt",
                                tomorrow.toString(),
                                "status",
                                "PUBLISHED",
                                "tickets",
                                List.of(Map.of(
                                        "name",
                                        "Standing",
                                        "price",
                                        Map.of("amount", amount, "currency", "EUR"),
                                        "capacity",
                                        capacity,
                                        "maxPerOrder",
                                        capacity))))
                .expect(201)
                .body();
        return new Evening(
                client,
                seller,
                created.path("id").asText(),
                created.at("/tickets/0/id").asText());
    }

    Reply tryToOrder(String buyer, int quantity) throws IOException, InterruptedException {
        Map<String, ?> body = Map.of("items", List.of(Map.of("ticketId", ticket, "quantity", quantity)));
        return Polling.until(
                "order-service to receive the ticket",
                () -> client.post(Port.ORDER, "/api/orders", buyer, body),
                reply -> !reply.isProblem("unknown-ticket"));
    }

    String order(String buyer, int quantity) throws IOException, InterruptedException {
        return tryToOrder(buyer, quantity).expect(201).body().path("id").asText();
    }

    void pay(String buyer, String order) throws IOException, InterruptedException {
        Reply reply = client.post(
                Port.ORDER, "/api/orders/%s/payment".formatted(order), buyer, Map.of("paymentMethod", "sim_success"));
        if (reply.isProblem("unknown-payment-method")) {
            throw new UserError(
                    "The demo needs simulated payments. Restart Boxoffice without BOXOFFICE_STRIPE_SECRET_KEY.");
        }
        reply.expect(200);
    }

    JsonNode awaitOrder(String buyer, String order, String status) throws IOException, InterruptedException {
        return Polling.until(
                        "order %s to be %s".formatted(order, status),
                        () -> client.get(Port.ORDER, "/api/orders/" + order, buyer),
                        reply ->
                                reply.expect(200).body().path("status").asText().equals(status))
                .body();
    }

    /** Waits until as many of the order's admissions are valid; returns all of them by number. */
    List<JsonNode> awaitValid(String buyer, String order, int valid) throws IOException, InterruptedException {
        Reply found = Polling.until(
                "order %s to have %d valid admissions".formatted(order, valid),
                () -> client.get(Port.ADMISSION, "/api/orders/%s/admissions".formatted(order), buyer),
                reply -> reply.status() == 200
                        && !reply.body().path("items").isEmpty()
                        && items(reply).stream().filter(Evening::isValid).count() == valid);
        return items(found);
    }

    byte[] print(String buyer, String order) throws IOException, InterruptedException {
        return client.download(Port.ADMISSION, "/api/orders/%s/admissions.pdf".formatted(order), buyer);
    }

    /** Scans a code as the seller; returns the check-in. The nonce makes a repeated request harmless. */
    JsonNode scan(String code, String gate) throws IOException, InterruptedException {
        Map<String, ?> body = Map.of(
                "showId",
                show,
                "items",
                List.of(Map.of(
                        "code", code, "gate", gate, "nonce", UUID.randomUUID().toString())));
        return Polling.until(
                        "admission-service to receive the show",
                        () -> client.send(client.request(Port.ADMISSION, "/api/check-ins", seller)
                                .POST(ApiClient.json(body))),
                        reply -> reply.status() != 404)
                .expect(200)
                .body()
                .at("/items/0");
    }

    /** Refunds units as the seller and waits until the provider has confirmed it; returns the refund. */
    JsonNode refund(String order, int quantity) throws IOException, InterruptedException {
        String path = "/api/orders/%s/refunds".formatted(order);
        Map<String, ?> body = Map.of(
                "lines", List.of(Map.of("ticketId", ticket, "quantity", quantity)), "reason", "One friend is ill.");
        String refund = Polling.until(
                        "order-service to receive the seller's organiser",
                        () -> client.post(Port.ORDER, path, seller, body),
                        reply -> reply.status() != 403 && reply.status() != 404)
                .expect(201)
                .body()
                .path("id")
                .asText();
        return Polling.until(
                        "refund %s to be DONE".formatted(refund),
                        () -> client.get(Port.ORDER, path + "/" + refund, seller),
                        reply ->
                                reply.expect(200).body().path("status").asText().equals("DONE"))
                .body();
    }

    void callOff() throws IOException, InterruptedException {
        client.post(Port.TICKET, "/api/shows/%s/call-off".formatted(show), seller)
                .expect(200);
    }

    /** Waits until no order of the show is left to cancel or refund; returns the progress. */
    JsonNode awaitEndOfCallOff() throws IOException, InterruptedException {
        return Polling.until(
                        "the call-off of show %s to be DONE".formatted(show),
                        () -> client.get(Port.ORDER, "/api/call-offs/" + show, seller),
                        reply ->
                                reply.expect(200).body().path("status").asText().equals("DONE"))
                .body();
    }

    static boolean isValid(JsonNode admission) {
        return admission.path("status").asText().equals("VALID");
    }

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.body().path("items").spliterator(), false)
                .toList();
    }
}
