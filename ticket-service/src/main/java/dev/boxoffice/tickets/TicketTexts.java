package dev.boxoffice.tickets;

/** Texts and examples of the OpenAPI document. */
public final class TicketTexts {

    public static final String EXAMPLE = """
            {"title": "The Lanterns", "venue": "Harbour Hall", "startsAt": "2030-06-01T19:30:00Z",
              "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100, "maxPerOrder": 4}""";

    public static final String SHOW_EXAMPLE = """
            {"title": "The Lanterns", "venue": {"name": "Harbour Hall", "city": "Hamburg", "country": "DE"},
              "timeZone": "Europe/Berlin", "startsAt": "2030-06-01T18:00:00Z", "status": "PUBLISHED",
              "pools": [{"name": "floor", "capacity": 500}],
              "tickets": [
                {"name": "Early bird", "price": {"amount": 1900, "currency": "EUR"}, "capacity": 100,
                 "onSaleUntil": "2030-03-01T00:00:00Z", "pools": ["floor"]},
                {"name": "Standing", "price": {"amount": 2500, "currency": "EUR"}, "capacity": 500,
                 "pools": ["floor"]}]}""";

    public static final String INVALID = "The request is invalid (`bad-request`).";
    public static final String UNAUTHORIZED = "The bearer token is missing or invalid (`unauthorized`).";
    public static final String NOT_YOURS =
            "Only an owner or editor of the organiser, or an operator, may do this (`not-yours`).";
    public static final String NOT_FOUND =
            "The ticket does not exist, or its show is a draft of another organiser (`not-found`).";
    public static final String POOL_NOT_FOUND =
            "The pool does not exist, or its show is a draft of another organiser (`not-found`).";
    public static final String SHOW_NOT_FOUND =
            "The show does not exist, or it is a draft of another organiser (`not-found`).";
    public static final String STALE =
            "The resource has changed since it was read (`stale`), or If-Match has only weak ETags (`weak-etag`).";

    public static final String CONFLICT =
            "The ticket is withdrawn (`withdrawn`), its show is called off (`show-called-off`), the new capacity is less"
                    + " than the units held and sold (`capacity-below-sold`), the currency is fixed because units are"
                    + " held or sold (`currency-fixed`), a field of a show with several tickets would change"
                    + " (`show-has-other-tickets`), or the seller has too many upcoming tickets on sale"
                    + " (`limit-exceeded`).";
    public static final String POOL_CONFLICT =
            "The new capacity is less than the units held and sold (`capacity-below-sold`), or the show is called off"
                    + " (`show-called-off`).";
    public static final String SHOW_LIMIT =
            "A past show would return to the future, and its seller has too many upcoming tickets on sale"
                    + " (`limit-exceeded`).";
    public static final String NO_IF_MATCH = "If-Match is missing (`precondition-required`).";
    public static final String IF_MATCH =
            "ETags of the resource, one of which must be current, or *. Sales do not make an ETag stale.";
    public static final String KEY = "A unique key that makes the request safe to repeat.";
    public static final String KEY_IN_USE =
            "A request with this Idempotency-Key is still running (`idempotency-key-in-use`).";
    public static final String SHOW_NOT_CREATED =
            KEY_IN_USE + " The seller has too many upcoming tickets (`limit-exceeded`).";
    public static final String KEY_REUSED =
            "The Idempotency-Key was used for a different request (`idempotency-key-reused`).";
    public static final String UPDATE =
            "Replaces the fields of the ticket. Omitted ones get their default values, but name and position stay as they"
                    + " are. Title, description, venue and startsAt belong to the show. They can change here only while the"
                    + " show has no other ticket, and may all be absent.";
    public static final String MERGE_PATCH =
            "Applies a JSON Merge Patch (RFC 7396): fields of the patch replace those of the resource, objects are"
                    + " merged, and null restores the default value. A patch that changes nothing keeps the version.";
    public static final String PATCH_EXAMPLE = """
            {"price": {"amount": 2900}, "description": null}""";

    private TicketTexts() {}
}
