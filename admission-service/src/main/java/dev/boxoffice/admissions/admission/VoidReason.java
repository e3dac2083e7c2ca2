package dev.boxoffice.admissions.admission;

/** Why an admission is void. */
public enum VoidReason {
    REFUNDED("refunded"),
    CALLED_OFF("called-off");

    private final String code;

    VoidReason(String code) {
        this.code = code;
    }

    /** The value in events and responses. */
    public String code() {
        return code;
    }
}
