package dev.boxoffice.storefront.door;

/** What the door says about a scan. The page's script knows each by its key. */
enum Verdict {
    IN("in", "✓", "good"),
    AGAIN("again", "↻", "warn"),
    INVALID("invalid", "✕", "bad"),
    VOID("void", "✕", "bad"),
    SUPERSEDED("superseded", "✕", "bad"),
    OTHER("other", "⇄", "warn"),
    CALLED_OFF("calledOff", "⊘", "bad"),
    /** The code may belong to another show, or be newer than the list. */
    UNLISTED("unlisted", "?", "warn"),
    UNDONE("undone", "✕", "bad"),
    DENIED("denied", "✕", "bad"),
    /** The device could not store the scan. */
    FAILURE("failure", "!", "warn");

    private final String key;
    private final String symbol;
    private final String tone;

    Verdict(String key, String symbol, String tone) {
        this.key = key;
        this.symbol = symbol;
        this.tone = tone;
    }

    /**
     * The verdict of admission-service.
     *
     * @param reason of a refusal in admission-service; {@code null} if there is none
     */
    static Verdict of(String reason, boolean calledOff) {
        return switch (reason) {
            case null -> IN;
            case "already-entered" -> AGAIN;
            case "other-show" -> OTHER;
            case "void" -> calledOff ? CALLED_OFF : VOID;
            case "superseded" -> SUPERSEDED;
            case "unknown-admission" -> UNLISTED;
            case "undone" -> UNDONE;
            default -> INVALID;
        };
    }

    public String key() {
        return key;
    }

    public String symbol() {
        return symbol;
    }

    public String tone() {
        return tone;
    }
}
