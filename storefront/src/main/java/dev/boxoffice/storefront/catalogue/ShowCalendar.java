package dev.boxoffice.storefront.catalogue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A show as an iCalendar file (RFC 5545). Its UID does not change, so that a newer file replaces the entry. */
final class ShowCalendar {

    private static final String PRODUCT = "-//Boxoffice//Shows//EN";
    private static final int USUAL_HOURS = 2;

    private ShowCalendar() {}

    /** @param page the address of the show's page */
    static String of(Show show, String page) {
        var event = new VEvent();
        event.setUid("show-" + show.id() + "@boxoffice");
        event.setSequence((int) Math.min(show.version(), Integer.MAX_VALUE));
        event.setSummary(show.title());
        event.setLocation(Stream.of(
                        show.venue().name(),
                        show.venue().address(),
                        show.venue().city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
        event.setDateStart(Date.from(show.startsAt()), true);
        if (show.endsAt() == null) {
            event.setDuration(Duration.builder().hours(USUAL_HOURS).build());
        } else {
            event.setDateEnd(Date.from(show.endsAt()), true);
        }
        event.setUrl(page);
        event.setStatus(show.calledOff() ? Status.cancelled() : Status.confirmed());
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }
}
