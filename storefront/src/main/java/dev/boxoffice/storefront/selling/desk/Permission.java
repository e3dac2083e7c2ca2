package dev.boxoffice.storefront.selling.desk;

/** What pages of the desk are for. */
public enum Permission {
    /** See the names of shows, and let holders in. */
    DOOR,
    /** See shows, their tickets and how many are sold. */
    FIGURES,
    /** See and refund orders. */
    ORDERS,
    /** Change shows, tickets and pools. */
    EDIT,
    /** Change the organiser and its team. */
    MANAGE
}
