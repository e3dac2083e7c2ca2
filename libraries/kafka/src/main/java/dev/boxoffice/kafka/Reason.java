package dev.boxoffice.kafka;

/** Why a message was put aside, in one line: it becomes a record header and a line of the log. */
public final class Reason {

    private Reason() {}

    public static String of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown.getClass().getSimpleName() + ": "
                + message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** What lies beneath the wrappings of transaction and persistence. */
    public static String ofRoot(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return of(root);
    }
}
