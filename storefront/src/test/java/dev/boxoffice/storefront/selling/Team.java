package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.StubServices;

/** Stubs the organiser of a test's shows. */
final class Team {

    static final String ORGANISER = "01936c5a-7c00-7a3b-8c1d-000000000001";

    private Team() {}

    /** The organiser's only member is this user. */
    static void has(String subject, String role) {
        String organiser = """
                {"id": "%s", "name": "Harbour Hall", "slug": "harbour-hall", "description": "", "version": 1,
                 "members": [{"subject": "%s", "role": "%s"}]}
                """.formatted(ORGANISER, subject, role);
        StubServices.respond("/api/organisers", "{\"items\": [%s]}".formatted(organiser));
        StubServices.respond("/api/organisers/" + ORGANISER, organiser, "\"1\"");
    }

    /** The user is a member of no organiser, and another one has the shows. */
    static void ofOthers() {
        StubServices.respond("/api/organisers", "{\"items\": []}");
        StubServices.respond("/api/organisers/" + ORGANISER, """
                {"id": "%s", "name": "Harbour Hall", "slug": "harbour-hall", "version": 1}
                """.formatted(ORGANISER));
    }
}
