package dev.boxoffice.admissions.checkin;

/** Rolls back an attempt, because another transaction has changed what it had read. */
final class StaleScanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleScanException() {
        super(null, null, false, false);
    }
}
