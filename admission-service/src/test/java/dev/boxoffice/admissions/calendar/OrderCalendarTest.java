package dev.boxoffice.admissions.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import dev.boxoffice.admissions.show.OrderedShow;
import dev.boxoffice.admissions.show.OrderedShows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderCalendarTest {

    private static final UUID ORDER = new UUID(1, 2);

    @Test
    void describesTheShow() {
        OrderedShow show = OrderedShows.titled(
                "Lanterns; \u6f22\u5b57, \ud83c\udfb8 and a title that needs more than one line of a calendar file");

        VEvent event = read(show, false);

        assertThat(event.getUid().getValue()).isEqualTo(show.id() + "-" + ORDER);
        assertThat(event.getSummary().getValue()).isEqualTo(show.title());
        assertThat(event.getLocation().getValue()).isEqualTo("Harbour Hall, Quay 1, Hamburg, DE");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(show.startsAt());
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(show.endsAt());
        assertThat(event.getSequence().getValue()).isEqualTo(4);
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getDescription().getValue())
                .isEqualTo("Doors: 1 June 2030, 19:00 (Europe/Berlin)\nOrder " + ORDER);
    }

    @Test
    void cancelsTheEventUnderItsUid() {
        OrderedShow show = OrderedShows.of("The Lanterns", true, 5);

        VEvent event = read(show, true);

        assertThat(event.getUid().getValue()).isEqualTo(show.id() + "-" + ORDER);
        assertThat(event.getSequence().getValue()).isEqualTo(5);
        assertThat(event.getStatus().isCancelled()).isTrue();
    }

    @Test
    void followsTheFormat() {
        String calendar = write(OrderedShows.titled("\u6f22".repeat(100)), false);

        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("DTSTART:20300601T180000Z\r\n", "DTSTAMP:20300102T030405Z\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
        assertThat(Biweekly.parse(calendar).first().validate(ICalVersion.V2_0).isEmpty())
                .isTrue();
    }

    @Test
    void givesTheSameFileForTheSameState() {
        assertThat(write(OrderedShows.titled("The Lanterns"), false))
                .isEqualTo(write(OrderedShows.titled("The Lanterns"), false));
    }

    private static VEvent read(OrderedShow show, boolean cancelled) {
        return Biweekly.parse(write(show, cancelled)).first().getEvents().getFirst();
    }

    private static String write(OrderedShow show, boolean cancelled) {
        return OrderCalendar.write(ORDER, List.of(new OrderCalendar.Entry(show, cancelled)));
    }
}
