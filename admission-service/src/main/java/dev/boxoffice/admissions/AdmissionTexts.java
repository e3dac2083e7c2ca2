package dev.boxoffice.admissions;

/** Texts of the OpenAPI document. */
public final class AdmissionTexts {

    public static final String INVALID = "The request is invalid (`bad-request`).";
    public static final String UNAUTHORIZED = "The bearer token is missing or invalid (`unauthorized`).";
    public static final String NOT_FOUND = "The admission does not exist, or the caller may not see it (`not-found`).";
    public static final String ORDER_NOT_FOUND =
            "The order does not exist or is not known here yet, or the caller may see none of its admissions"
                    + " (`not-found`).";
    public static final String STALE = "If-Match has no ETag of the file (`stale`, `weak-etag`).";
    public static final String KEY = "A unique key that makes the request safe to repeat.";
    public static final String KEY_REUSED =
            "The Idempotency-Key was used for a different request (`idempotency-key-reused`).";

    private AdmissionTexts() {}
}
