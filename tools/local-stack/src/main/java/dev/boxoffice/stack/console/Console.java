package dev.boxoffice.stack.console;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports events to the user and to the log. */
public final class Console {

    private static final Logger LOG = LoggerFactory.getLogger("dev.boxoffice.stack");

    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    public void event(String sentence) {
        LOG.info(sentence);
        out.println(sentence);
    }

    /** Prints to the console only. */
    public void show(String text) {
        out.println(text);
    }
}
