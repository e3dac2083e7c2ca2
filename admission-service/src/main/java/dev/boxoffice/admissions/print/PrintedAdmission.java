package dev.boxoffice.admissions.print;

import dev.boxoffice.admissions.show.OrderedTicket;
import java.util.UUID;

/**
 * An admission as it appears on its page.
 *
 * @param number of the unit within its line, from 1
 * @param holder the holder's name, or the subject of the holder's token
 */
record PrintedAdmission(UUID id, UUID orderId, String code, int number, String holder, OrderedTicket ticket) {}
