package dev.boxoffice.orders.buyer;

/**
 * What a claim has done.
 *
 * @param claimed the number of orders that have changed their buyer
 * @param remaining whether the buyer still has orders; repeat the request then
 */
record ClaimResponse(int claimed, boolean remaining) {}
