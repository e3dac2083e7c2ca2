package dev.boxoffice.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a show to search engines, as a schema.org Event in JSON-LD. */
final class StructuredData {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final String SCHEMA = "https://schema.org/";

    private StructuredData() {}

    /** @param site the address of the shop, without a slash at its end */
    static RawString of(Show show, Organiser organiser, String site) {
        var event = object("Event");
        event.put("@context", "https://schema.org");
        event.put("name", show.title());
        event.put("url", site + show.address());
        event.put("description", show.summary().isEmpty() ? null : show.summary());
        event.put("startDate", show.times().withOffset(show.startsAt()));
        event.put("endDate", show.endsAt() == null ? null : show.times().withOffset(show.endsAt()));
        event.put("doorTime", show.doorsAt() == null ? null : show.times().withOffset(show.doorsAt()));
        event.put("eventStatus", SCHEMA + (show.calledOff() ? "EventCancelled" : "EventScheduled"));
        event.put("eventAttendanceMode", SCHEMA + "OfflineEventAttendanceMode");
        event.put(
                "image",
                show.image() == null ? null : List.of(site + show.image().url()));
        event.put("location", place(show.venue()));
        event.put("organizer", organiser == null ? null : organizer(organiser, site));
        event.put(
                "offers",
                show.tickets().stream().map(ticket -> offer(ticket, show, site)).toList());
        return new RawString(inScript(event));
    }

    private static Map<String, Object> object(String type) {
        var object = new LinkedHashMap<String, Object>();
        object.put("@type", type);
        return object;
    }

    private static Map<String, Object> place(Show.Venue venue) {
        var address = object("PostalAddress");
        address.put("streetAddress", venue.address());
        address.put("addressLocality", venue.city());
        address.put("addressCountry", venue.country());
        var place = object("Place");
        place.put("name", venue.name());
        place.put("address", address);
        return place;
    }

    private static Map<String, Object> organizer(Organiser organiser, String site) {
        var organizer = object("Organization");
        organizer.put("name", organiser.name());
        organizer.put("url", site + organiser.address());
        return organizer;
    }

    private static Map<String, Object> offer(Ticket ticket, Show show, String site) {
        var offer = object("Offer");
        offer.put("name", ticket.name());
        offer.put("price", new BigDecimal(ticket.price().typed()));
        offer.put("priceCurrency", ticket.price().currency());
        offer.put("url", site + show.address());
        offer.put("availability", SCHEMA + availability(ticket));
        offer.put("validFrom", ticket.onSaleFrom() == null ? null : show.times().withOffset(ticket.onSaleFrom()));
        return offer;
    }

    private static String availability(Ticket ticket) {
        if (ticket.canBeOrdered()) {
            return ticket.fewLeft() ? "LimitedAvailability" : "InStock";
        }
        if (ticket.calledOff() || ticket.withdrawn() || ticket.past()) {
            return "Discontinued";
        }
        return ticket.soldOut() ? "SoldOut" : "PreOrder";
    }

    /** No text can end the script element. */
    private static String inScript(Map<String, Object> data) {
        try {
            return JSON.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
