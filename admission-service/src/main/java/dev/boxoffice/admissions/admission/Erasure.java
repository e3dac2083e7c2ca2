package dev.boxoffice.admissions.admission;

/** A buyer, and the pseudonym that replaces them. */
public record Erasure(String buyerId, String pseudonym) {}
