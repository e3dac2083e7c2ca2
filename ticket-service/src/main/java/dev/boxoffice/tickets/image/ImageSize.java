package dev.boxoffice.tickets.image;

/** In pixels. */
public record ImageSize(int width, int height) {}
