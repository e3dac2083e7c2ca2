package dev.boxoffice.storefront.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the shows that a member may check in. */
@ApplicationScoped
class DoorShows {

    private static final List<String> STATUSES = List.of("PUBLISHED", "CALLED_OFF");

    private final DoorShowClient client;
    private final Clock clock = Clock.systemUTC();

    DoorShows(@RestClient DoorShowClient client) {
        this.client = client;
    }

    /**
     * Shows by day.
     *
     * @param earlier those of the day before, which may still go on
     */
    record ByDay(List<DoorShow> today, List<DoorShow> later, List<DoorShow> earlier) {

        public boolean isEmpty() {
            return today.isEmpty() && later.isEmpty() && earlier.isEmpty();
        }
    }

    ByDay of(String member) {
        // Two days, because it is yesterday for longer in some time zones
        LocalDate from = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(2);
        List<DoorShow> all = organisers().stream()
                .filter(organiser -> organiser.admits(member))
                .flatMap(organiser -> client.shows(organiser.id(), STATUSES, from, DoorShowClient.MAX).items().stream())
                .sorted(Comparator.comparing(DoorShow::startsAt))
                .toList();
        return new ByDay(
                all.stream().filter(show -> show.compareToToday(clock) == 0).toList(),
                all.stream().filter(show -> show.compareToToday(clock) > 0).toList(),
                all.stream().filter(show -> show.compareToToday(clock) < 0).toList());
    }

    private List<DoorShowClient.Organiser> organisers() {
        var all = new ArrayList<DoorShowClient.Organiser>();
        String after = null;
        do {
            DoorShowClient.Organisers page = client.organisers(DoorShowClient.MAX, after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
