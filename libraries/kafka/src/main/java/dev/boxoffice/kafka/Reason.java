package dev.boxoffice.kafka;

/** Describes a failure in one line, for a record header or a log line. */
public final class Reason {

    private Reason() {}

    /** Replaces control characters and unpaired surrogates, because the message may quote the input. */
    public static String of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        String line =
                message.lines().filter(text -> !text.isBlank()).findFirst().orElse("");
        return thrown.getClass().getSimpleName() + ": " + line.replaceAll("[\\p{Cc}\\p{Cs}]", "?");
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
