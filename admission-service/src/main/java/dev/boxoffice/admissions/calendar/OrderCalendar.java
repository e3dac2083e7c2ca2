package dev.boxoffice.admissions.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import dev.boxoffice.admissions.show.OrderedShow;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes the shows of an order as a calendar (RFC 5545), with times in UTC. */
final class OrderCalendar {

    private static final DateTimeFormatter DOORS = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** @param cancelled whether the order no longer admits to the show */
    record Entry(OrderedShow show, boolean cancelled) {

        /** An order that has several tickets of a show admits to it with any of them. */
        Entry with(Entry other) {
            return new Entry(show, cancelled && other.cancelled);
        }
    }

    private OrderCalendar() {}

    static String write(UUID orderId, List<Entry> entries) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Boxoffice//Admissions//EN");
        entries.forEach(entry -> calendar.addEvent(event(orderId, entry)));
        return Biweekly.write(calendar).go();
    }

    /** Has a UID per order, because a calendar may hold another order of the show, which stays valid. */
    private static VEvent event(UUID orderId, Entry entry) {
        OrderedShow show = entry.show();
        var event = new VEvent();
        event.setUid(show.id() + "-" + orderId);
        event.setSequence((int) Math.min(Integer.MAX_VALUE, show.sequence()));
        event.setDateTimeStamp(date(show.changedAt()));
        event.setLastModified(date(show.changedAt()));
        event.setSummary(show.title());
        event.setLocation(show.place());
        event.setDescription(description(orderId, show));
        event.setDateStart(date(show.startsAt()));
        if (show.endsAt() != null) {
            event.setDateEnd(date(show.endsAt()));
        }
        event.setStatus(entry.cancelled() ? Status.cancelled() : Status.confirmed());
        return event;
    }

    private static String description(UUID orderId, OrderedShow show) {
        String order = "Order " + orderId;
        return show.doorsAt() == null
                ? order
                : "Doors: " + DOORS.format(show.doorsAt().atZone(show.zone())) + " (" + show.zone() + ")\n" + order;
    }

    /** The library's type of a time, to whole seconds as in the format. */
    @SuppressWarnings("JavaUtilDate")
    private static Date date(Instant time) {
        return Date.from(time);
    }
}
