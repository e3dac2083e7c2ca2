package dev.boxoffice.stack.demo;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.api.ApiClient;
import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.config.Settings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** The requests of the demo. */
final class Api implements AutoCloseable {

    private final ApiClient client;

    Api(Settings settings) {
        this.client = new ApiClient(settings);
    }

    Reply organisersOf(String user) throws IOException, InterruptedException {
        return client.get(Port.TICKET, "/api/organisers?limit=100", user);
    }

    /** A page of the organiser's future shows in any status; {@code after} is null for the first. */
    Reply showsOf(String member, String organiser, String after) throws IOException, InterruptedException {
        String query = "limit=100&status=DRAFT&status=PUBLISHED&status=CALLED_OFF&organiserId=" + organiser;
        return client.get(Port.TICKET, "/api/shows?" + query + (after == null ? "" : "&after=" + after), member);
    }

    Reply createShow(String seller, Map<String, Object> body) throws IOException, InterruptedException {
        return client.post(Port.TICKET, "/api/shows", seller, body);
    }

    Reply uploadImage(String seller, byte[] jpeg) throws IOException, InterruptedException {
        return client.send(client.request(Port.TICKET, "/api/images", seller)
                .setHeader("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg)));
    }

    Reply show(String seller, String id) throws IOException, InterruptedException {
        return client.get(Port.TICKET, "/api/shows/" + id, seller);
    }

    Reply callOff(String seller, String show) throws IOException, InterruptedException {
        return client.post(Port.TICKET, "/api/shows/%s/call-off".formatted(show), seller);
    }

    Reply updateShow(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/shows/" + id, seller, body);
    }

    Reply updateTicket(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/tickets/" + id, seller, body);
    }

    Reply updatePool(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/pools/" + id, seller, body);
    }

    /** Replaces a resource of ticket-service, whatever its version. */
    private Reply overwrite(String path, String seller, Map<String, Object> body)
            throws IOException, InterruptedException {
        return client.send(client.request(Port.TICKET, path, seller)
                .header("If-Match", "*")
                .PUT(ApiClient.json(body)));
    }

    Reply withdraw(String seller, String ticket) throws IOException, InterruptedException {
        return client.send(
                client.request(Port.TICKET, "/api/tickets/" + ticket, seller).DELETE());
    }

    Reply setCartItem(String buyer, String ticket, int quantity) throws IOException, InterruptedException {
        return client.send(client.request(Port.ORDER, "/api/cart/items/" + ticket, buyer)
                .PUT(ApiClient.json(Map.of("quantity", quantity))));
    }

    Reply checkOut(String buyer) throws IOException, InterruptedException {
        return client.post(Port.ORDER, "/api/cart/checkout", buyer, Map.of());
    }

    Reply order(String buyer, String ticket, int quantity) throws IOException, InterruptedException {
        List<?> items = List.of(Map.of("ticketId", ticket, "quantity", quantity));
        return client.post(Port.ORDER, "/api/orders", buyer, Map.of("items", items));
    }

    Reply order(String buyer, String order) throws IOException, InterruptedException {
        return client.get(Port.ORDER, "/api/orders/" + order, buyer);
    }

    Reply anyOrder(String order) throws IOException, InterruptedException {
        return order(ApiClient.OPERATOR, order);
    }

    /** @param payment empty if the order is free */
    Reply pay(String buyer, String order, Map<String, String> payment) throws IOException, InterruptedException {
        return client.post(Port.ORDER, "/api/orders/%s/payment".formatted(order), buyer, payment);
    }

    Reply cancel(String buyer, String order) throws IOException, InterruptedException {
        return client.post(Port.ORDER, "/api/orders/%s/cancel".formatted(order), buyer);
    }

    Reply refund(String order) throws IOException, InterruptedException {
        return client.post(Port.ORDER, "/api/orders/%s/refund".formatted(order), ApiClient.OPERATOR, Map.of());
    }

    Reply reconciliation() throws IOException, InterruptedException {
        return client.get(Port.ORDER, "/api/admin/reconciliation", ApiClient.OPERATOR);
    }

    @Override
    public void close() {
        client.close();
    }
}
