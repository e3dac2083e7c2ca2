package dev.boxoffice.tickets;

/** Texts and examples of the OpenAPI document. */
public final class TicketTexts {

    public static final String EXAMPLE = """
            {"title": "The Lanterns", "venue": "Harbour Hall", "startsAt": "2030-06-01T19:30:00Z",
              "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100, "maxPerOrder": 4}""";

    public static final String INVALID = "The request is invalid (`bad-request`).";
    public static final String UNAUTHORIZED = "The bearer token is missing or invalid (`unauthorized`).";
    public static final String NOT_YOURS = "Only the ticket's seller or an operator may change it (`not-yours`).";
    public static final String NOT_FOUND = "The ticket does not exist (`not-found`).";
    public static final String STALE =
            "The ticket has changed since it was read (`stale`), or If-Match has only weak ETags (`weak-etag`).";

    public static final String CONFLICT =
            "The ticket is withdrawn (`withdrawn`), the new capacity is less than the units held and sold"
                    + " (`capacity-below-sold`), the currency is fixed because units are held or sold"
                    + " (`currency-fixed`), or the seller has too many upcoming tickets on sale (`limit-exceeded`).";
    public static final String NO_IF_MATCH = "If-Match is missing (`precondition-required`).";
    public static final String IF_MATCH =
            "ETags of the ticket, one of which must be current, or *. Sales do not make an" + " ETag stale.";
    public static final String PATCH_EXAMPLE = """
            {"price": {"amount": 2900}, "description": null}""";

    private TicketTexts() {}
}
