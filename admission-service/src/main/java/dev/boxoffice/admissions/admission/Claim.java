package dev.boxoffice.admissions.admission;

import java.util.UUID;

/** The former buyer of an order, and the user who has taken it over. */
public record Claim(UUID orderId, String formerId, String userId) {}
