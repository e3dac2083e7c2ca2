package dev.boxoffice.inbox;

/** Why a message was put aside, in one line: it becomes a record header and a line of the log. */
final class Reason {

    private Reason() {}

    static String of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown.getClass().getSimpleName() + ": "
                + message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** What lies beneath the wrappings of transaction and persistence. */
    static String ofRoot(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return of(root);
    }
}
