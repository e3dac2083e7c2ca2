package dev.boxoffice.http.input;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text from a request in a form that a message can contain. */
final class Quoted {

    private static final int MAX_LENGTH = 100;

    private Quoted() {}

    static String of(String text) {
        return "'" + safe(text) + "'";
    }

    /** Shortened, and without unpaired surrogates, which cannot be encoded. */
    static String safe(String text) {
        String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return new String(start.getBytes(UTF_8), UTF_8);
    }
}
