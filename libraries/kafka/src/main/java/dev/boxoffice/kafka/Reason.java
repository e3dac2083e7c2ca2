package dev.boxoffice.kafka;

/** Describes a failure in one line, for a record header or a log line. */
public final class Reason {

    private Reason() {}

    public static String of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown.getClass().getSimpleName() + ": "
                + message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Describes the root cause. */
    public static String ofRoot(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return of(root);
    }
}
