package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** What a ticket repeats of its show, so that its events carry all that selling needs. */
@Embeddable
public record ShowFacts(
        UUID showId,
        UUID organiserId,
        String title,
        String description,
        String venue,
        Instant startsAt,
        String timeZone,
        Instant refundsUntil,
        @Enumerated(EnumType.STRING) ShowStatus showStatus) {

    static ShowFacts of(Show show) {
        ShowDetails details = show.details();
        return new ShowFacts(
                show.id(),
                show.organiserId(),
                details.title(),
                details.description(),
                details.venue().name(),
                details.startsAt(),
                details.timeZone(),
                details.refundsUntil(),
                show.status());
    }

    /** Whether searches find these facts by the same words. */
    boolean hasTextOf(ShowFacts other) {
        return title.equals(other.title) && description.equals(other.description) && venue.equals(other.venue);
    }

    SearchTerms searchTerms() {
        return SearchTerms.of(title, venue, description);
    }
}
