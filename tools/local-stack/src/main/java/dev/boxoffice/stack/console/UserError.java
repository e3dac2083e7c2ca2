package dev.boxoffice.stack.console;

/** Something the person at the keyboard can put right; the message is the one sentence they are shown. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String sentence) {
        super(sentence);
    }

    public UserError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
