package dev.boxoffice.admissions.admission;

import java.util.UUID;

/** The buyer of an order, and the pseudonym that replaces them. */
public record Erasure(UUID orderId, String buyerId, String pseudonym) {}
