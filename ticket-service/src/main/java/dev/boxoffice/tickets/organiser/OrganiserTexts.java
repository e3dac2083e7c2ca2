package dev.boxoffice.tickets.organiser;

/** Texts and examples of the OpenAPI document. */
final class OrganiserTexts {

    static final String EXAMPLE = """
            {"name": "Harbour Hall", "slug": "harbour-hall", "description": "Concerts at the water.", "colour": "#0b5fff"}""";
    static final String CREATE = "The caller becomes its owner. A user owns at most " + CreateOrganiser.MAX_OWNED
            + " organisers. A repeated request with the same Idempotency-Key returns the organiser as it is now, with"
            + " Idempotency-Replayed: true.";
    static final String NOT_CREATED =
            "Another organiser has the slug (`slug-taken`), the caller owns too many organisers"
                    + " (`limit-exceeded`), or a request with this Idempotency-Key is still running (`idempotency-key-in-use`).";
    static final String KEY_REUSED = "The Idempotency-Key was used for a different request (`idempotency-key-reused`).";
    static final String NOT_FOUND = "The organiser does not exist (`not-found`).";
    static final String NOT_OWNER = "Only an owner of the organiser or an operator may do this (`not-yours`).";
    static final String MEMBER_NOT_FOUND =
            "The organiser does not exist, has no such member, or the caller is not a member (`not-found`).";
    static final String STALE =
            "The organiser has changed since it was read (`stale`), or If-Match has only weak ETags (`weak-etag`).";
    static final String SLUG_TAKEN = "Another organiser has the slug (`slug-taken`).";
    static final String IF_MATCH = "ETags of the organiser, one of which must be current, or *.";

    private OrganiserTexts() {}
}
