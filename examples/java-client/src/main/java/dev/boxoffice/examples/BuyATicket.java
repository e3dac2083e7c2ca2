package dev.boxoffice.examples;

import dev.boxoffice.client.orders.api.OrdersApi;
import dev.boxoffice.client.orders.model.Line;
import dev.boxoffice.client.orders.model.OrderResponse;
import dev.boxoffice.client.orders.model.OrderStatus;
import dev.boxoffice.client.orders.model.PlaceOrderRequest;
import dev.boxoffice.client.orders.model.StartPaymentRequest;
import dev.boxoffice.client.tickets.api.TicketsApi;
import dev.boxoffice.client.tickets.model.Ticket;
import java.util.UUID;

/**
 * Buys one ticket with clients generated from the OpenAPI documents, pays with the simulated provider and prints the order's
 * status.
 *
 * <p>Usage: {@code java -jar buy-a-ticket.jar ADDRESS TOKEN TICKET_ID [BUYER]}. {@code ADDRESS} is the storefront or gateway,
 * which serves both APIs. With the token of a service client, {@code BUYER} is the buyer for whom it acts.
 */
final class BuyATicket {

    private static final int PAYMENT_TIMEOUT_SECONDS = 30;

    private BuyATicket() {}

    public static void main(String[] arguments) throws Exception {
        var ticketsClient = new dev.boxoffice.client.tickets.ApiClient();
        ticketsClient.updateBaseUri(arguments[0]);
        var ordersClient = new dev.boxoffice.client.orders.ApiClient();
        ordersClient.updateBaseUri(arguments[0]);
        ordersClient.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));
        Ticket ticket = new TicketsApi(ticketsClient).getTicket(UUID.fromString(arguments[2]));

        OrderResponse bought = buy(new OrdersApi(ordersClient), ticket, arguments.length > 3 ? arguments[3] : null);

        System.out.printf("%s: %s%n", ticket.getTitle(), bought.getStatus());
    }

    /** Each request with an effect has its own idempotency key. A client without a response repeats it with the same key. */
    private static OrderResponse buy(OrdersApi orders, Ticket ticket, String buyer) throws Exception {
        var line = new Line().ticketId(ticket.getId()).quantity(1);
        OrderResponse order = orders.placeOrder(
                new PlaceOrderRequest().addItemsItem(line), UUID.randomUUID().toString(), buyer);
        orders.payOrder(
                order.getId(),
                new StartPaymentRequest().paymentMethod("sim_success"),
                UUID.randomUUID().toString(),
                buyer);
        for (int seconds = 0;
                order.getStatus() != OrderStatus.COMPLETE && seconds < PAYMENT_TIMEOUT_SECONDS;
                seconds++) {
            Thread.sleep(1_000);
            order = orders.getOrder(order.getId(), buyer);
        }
        return order;
    }
}
