package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.words.NewWords;
import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a ticket's text searchable in the transaction that changes it. */
@ApplicationScoped
class TicketIndex {

    private final NewWords newWords;

    TicketIndex(NewWords newWords) {
        this.newWords = newWords;
    }

    void add(Ticket ticket) {
        SearchTerms terms = ticket.show().searchTerms();
        ticket.index(terms.terms());
        newWords.add(terms.names());
    }
}
