package dev.boxoffice.bench;

/** A run that says nothing: something is missing, did not answer, or broke a promise. */
class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
