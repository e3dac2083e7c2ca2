package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.words.KnownWords;
import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a ticket's text searchable in the transaction that changes it. */
@ApplicationScoped
class TicketIndex {

    private final KnownWords knownWords;

    TicketIndex(KnownWords knownWords) {
        this.knownWords = knownWords;
    }

    void add(Ticket ticket) {
        SearchTerms terms = ticket.show().searchTerms();
        ticket.index(terms.terms());
        knownWords.add(terms.names());
    }
}
