package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Offers the catalogue. A ticket that an earlier demo offered gets additional units instead of a duplicate. */
record DemoOffer(Api api, DemoClock clock, PrintStream out) {

    List<DemoTicket> offer(Crowd crowd) throws Exception {
        List<CatalogueTicket> catalogue = CatalogueTicket.catalogue();
        List<String> sellers =
                catalogue.stream().map(CatalogueTicket::seller).distinct().toList();
        Map<String, UUID> offered = new HashMap<>();
        for (String seller : sellers) {
            offered.putAll(offeredBy(seller));
        }
        List<CatalogueTicket> again = catalogue.stream()
                .filter(ticket -> offered.containsKey(key(ticket)))
                .toList();
        out.println("Creating %d tickets of %d sellers, adding units to %d tickets of an earlier demo ..."
                .formatted(catalogue.size() - again.size(), sellers.size(), again.size()));
        expireHoldsOfEarlierDemo(
                again.stream().map(ticket -> offered.get(key(ticket))).toList());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return crowd.all(catalogue.stream()
                .map(ticket -> offer(ticket, offered.get(key(ticket)), today))
                .toList());
    }

    private static String key(CatalogueTicket ticket) {
        return ticket.seller() + " " + ticket.title();
    }

    private Map<String, UUID> offeredBy(String seller) throws IOException, InterruptedException {
        Map<String, UUID> offered = new HashMap<>();
        JsonNode page;
        String after = null;
        do {
            page = api.ticketsOf(seller, after).expect(200).body();
            page.path("items")
                    .forEach(ticket -> offered.put(
                            seller + " " + ticket.path("title").asText(),
                            UUID.fromString(ticket.path("id").asText())));
            after = page.path("next").asText(null);
        } while (after != null);
        return offered;
    }

    /** Otherwise these holds would expire during the demo and change its figures. */
    private void expireHoldsOfEarlierDemo(List<UUID> tickets) throws SQLException, IOException, InterruptedException {
        for (UUID order : clock.expireOrdersFor(tickets)) {
            Polling.until(
                    "holds of an earlier demo to expire",
                    () -> api.anyOrder(order.toString()),
                    reply -> reply.body().path("status").asText().equals("EXPIRED"));
        }
    }

    private Callable<DemoTicket> offer(CatalogueTicket ticket, UUID offered, LocalDate today) {
        return () -> offered == null
                ? new DemoTicket(ticket, create(ticket, today), 0, 0)
                : addUnits(ticket, offered.toString(), today);
    }

    private String create(CatalogueTicket ticket, LocalDate today) throws IOException, InterruptedException {
        return api.createTicket(ticket.seller(), ticket.body(today))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    /** Repeats the edit while payments of an interrupted demo still change the figures. */
    private DemoTicket addUnits(CatalogueTicket ticket, String id, LocalDate today)
            throws IOException, InterruptedException {
        JsonNode availability = Polling.until(
                        "the additional units to be available",
                        () -> {
                            Api.Reply reply = api.ticket(id).expect(200);
                            if (!hasAllUnits(ticket, reply)) {
                                api.updateTicket(ticket.seller(), id, withAllUnits(ticket, reply, today))
                                        .expect(200);
                            }
                            return reply;
                        },
                        reply -> hasAllUnits(ticket, reply))
                .body()
                .path("availability");
        return new DemoTicket(
                ticket,
                id,
                availability.path("held").asInt(),
                availability.path("sold").asInt());
    }

    private static boolean hasAllUnits(CatalogueTicket ticket, Api.Reply reply) {
        return reply.body().at("/availability/available").asInt() == ticket.capacity();
    }

    private static Map<String, Object> withAllUnits(CatalogueTicket ticket, Api.Reply reply, LocalDate today) {
        JsonNode availability = reply.body().path("availability");
        Map<String, Object> body = ticket.body(today);
        body.put(
                "capacity",
                ticket.capacity()
                        + availability.path("held").asInt()
                        + availability.path("sold").asInt());
        return body;
    }
}
