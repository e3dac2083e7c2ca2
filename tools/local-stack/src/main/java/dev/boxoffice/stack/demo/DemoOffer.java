package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.api.Polling;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Offers the catalogue. A show that an earlier demo offered gets additional units instead of a duplicate. */
record DemoOffer(Api api, DemoClock clock, PrintStream out) {

    /** Returns the published shows. */
    List<DemoShow> offer(Crowd crowd) throws Exception {
        List<CatalogueShow> catalogue = CatalogueShow.catalogue();
        List<String> sellers =
                catalogue.stream().map(CatalogueShow::seller).distinct().toList();
        Map<String, String> offered = new HashMap<>();
        for (String seller : sellers) {
            offered.putAll(offeredBy(seller));
        }
        List<CatalogueShow> again = catalogue.stream()
                .filter(show -> offered.containsKey(key(show)))
                .toList();
        out.println("Creating %d shows of %d sellers, adding units to %d shows of an earlier demo ..."
                .formatted(catalogue.size() - again.size(), sellers.size(), again.size()));
        expireHoldsOfEarlierDemo(crowd, again, offered);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Callable<DemoShow>> offers = new ArrayList<>();
        for (CatalogueShow show : catalogue) {
            offers.add(() -> offer(show, offered.get(key(show)), today));
        }
        return crowd.all(offers).stream()
                .filter(show -> show.offer().isPublished())
                .toList();
    }

    private static String key(CatalogueShow show) {
        return key(show.seller(), show.status(), show.title());
    }

    private static String key(String... parts) {
        return String.join(" ", parts);
    }

    /** The ids of the seller's future shows. */
    private Map<String, String> offeredBy(String seller) throws IOException, InterruptedException {
        Map<String, String> offered = new HashMap<>();
        for (JsonNode organiser : api.organisersOf(seller).expect(200).body().path("items")) {
            JsonNode page;
            String after = null;
            do {
                page = api.showsOf(seller, organiser.path("id").asText(), after)
                        .expect(200)
                        .body();
                page.path("items")
                        .forEach(show -> offered.put(
                                key(
                                        seller,
                                        show.path("status").asText(),
                                        show.path("title").asText()),
                                show.path("id").asText()));
                after = page.path("next").asText(null);
            } while (after != null);
        }
        return offered;
    }

    /** Otherwise these holds would expire during the demo and change its figures. */
    private void expireHoldsOfEarlierDemo(Crowd crowd, List<CatalogueShow> shows, Map<String, String> offered)
            throws Exception {
        List<Callable<JsonNode>> reads = new ArrayList<>();
        for (CatalogueShow show : shows) {
            reads.add(() ->
                    api.show(show.seller(), offered.get(key(show))).expect(200).body());
        }
        List<UUID> tickets = new ArrayList<>();
        crowd.all(reads)
                .forEach(show -> show.path("tickets")
                        .forEach(ticket ->
                                tickets.add(UUID.fromString(ticket.path("id").asText()))));
        expireHolds(tickets);
    }

    private void expireHolds(List<UUID> tickets) throws SQLException, IOException, InterruptedException {
        for (UUID order : clock.expireOrdersFor(tickets)) {
            Polling.until(
                    "holds of an earlier demo to expire",
                    () -> api.anyOrder(order.toString()),
                    reply -> reply.body().path("status").asText().equals("EXPIRED"));
        }
    }

    private DemoShow offer(CatalogueShow show, String offered, LocalDate today)
            throws IOException, InterruptedException {
        if (offered == null) {
            return create(show, today);
        }
        if (!show.isPublished()) {
            return new DemoShow(offered, show, List.of(), List.of());
        }
        JsonNode current = api.show(show.seller(), offered).expect(200).body();
        if (show.tickets().stream()
                .anyMatch(ticket -> DemoRestock.ticket(current, ticket).isMissingNode())) {
            // An earlier demo withdrew a ticket for good
            api.callOff(show.seller(), offered).expect(200);
            return create(show, today);
        }
        return demoShow(show, new DemoRestock(api, show, offered, today).restock(current));
    }

    private DemoShow create(CatalogueShow show, LocalDate today) throws IOException, InterruptedException {
        Map<String, Object> body = show.creation(today);
        body.put("image", new DemoImage(api).create(show));
        JsonNode created = api.createShow(show.seller(), body).expect(201).body();
        if (show.isCalledOff()) {
            api.callOff(show.seller(), created.path("id").asText()).expect(200);
        }
        return demoShow(show, created);
    }

    private static DemoShow demoShow(CatalogueShow show, JsonNode found) {
        Map<String, DemoPool> pools = new HashMap<>();
        for (CatalogueShow.Pool pool : show.pools()) {
            JsonNode current = DemoRestock.pool(found, pool);
            pools.put(
                    pool.name(),
                    new DemoPool(
                            current.path("id").asText(),
                            show.title(),
                            pool,
                            current.at("/availability/held").asInt(),
                            current.at("/availability/sold").asInt()));
        }
        List<DemoTicket> tickets = new ArrayList<>();
        for (CatalogueTicket ticket : show.tickets()) {
            JsonNode current = DemoRestock.ticket(found, ticket);
            tickets.add(new DemoTicket(
                    show,
                    ticket,
                    current.path("id").asText(),
                    current.at("/availability/held").asInt(),
                    current.at("/availability/sold").asInt(),
                    ticket.pools().stream().map(pools::get).toList()));
        }
        return new DemoShow(found.path("id").asText(), show, tickets, List.copyOf(pools.values()));
    }
}
