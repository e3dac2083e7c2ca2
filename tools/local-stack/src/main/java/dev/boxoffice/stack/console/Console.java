package dev.boxoffice.stack.console;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user, and the log, what happens to the system. */
public final class Console {

    private static final Logger LOG = LoggerFactory.getLogger("dev.boxoffice.stack");

    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** For the user and the log. */
    public void event(String sentence) {
        LOG.info(sentence);
        out.println(sentence);
    }

    /** For the user alone. */
    public void show(String text) {
        out.println(text);
    }
}
