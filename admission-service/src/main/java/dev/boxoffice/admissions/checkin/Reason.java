package dev.boxoffice.admissions.checkin;

/** Why a scan is refused. */
enum Reason {
    /** No key of ours has signed the code. */
    INVALID_CODE("invalid-code"),
    UNKNOWN_ADMISSION("unknown-admission"),
    OTHER_SHOW("other-show"),
    VOID("void"),
    /** The admission was transferred, and its holder has a newer code. */
    SUPERSEDED("superseded"),
    ALREADY_ENTERED("already-entered"),
    /** An exit without an entry. */
    NOT_INSIDE("not-inside"),
    /** An offline exit that was recorded after a later entry. */
    ENTERED_LATER("entered-later"),
    /** Staff have undone the entry that an earlier request had recorded. */
    UNDONE("undone"),
    /** The gate has used the nonce for another scan. */
    NONCE_REUSED("nonce-reused");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The value in responses. */
    String code() {
        return code;
    }
}
