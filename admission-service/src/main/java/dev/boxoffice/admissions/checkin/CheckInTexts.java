package dev.boxoffice.admissions.checkin;

/** Texts of the OpenAPI document. */
final class CheckInTexts {

    static final String NO_SHOW =
            "The show is unknown, or the caller is neither an operator nor a member of its organiser with the role DOOR or"
                    + " OWNER (`not-found`).";

    private CheckInTexts() {}
}
