package dev.boxoffice.bench.harness;

/** A run that says nothing: something is missing, did not answer, or broke a promise. */
public class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
