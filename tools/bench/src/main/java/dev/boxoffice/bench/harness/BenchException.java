package dev.boxoffice.bench.harness;

/** The figures are void: a prerequisite is missing, a call failed, or a consistency check failed. */
public class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
