package dev.boxoffice.stack;

/** Something the person at the keyboard can put right; the message is the one sentence they are shown. */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
