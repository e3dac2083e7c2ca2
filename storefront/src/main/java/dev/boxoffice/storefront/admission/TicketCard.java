package dev.boxoffice.storefront.admission;

import java.time.Instant;

/**
 * A ticket as its holder shows it at the door.
 *
 * @param doorsAt {@code null} if unknown
 * @param address {@code null} if unknown
 */
public record TicketCard(Admission admission, Instant doorsAt, String address) {}
