package dev.boxoffice.tickets.organiser;

import jakarta.persistence.Embeddable;

/**
 * The fields that an owner controls.
 *
 * @param slug unique part of a page's address
 */
@Embeddable
record OrganiserDetails(String name, String slug) {}
