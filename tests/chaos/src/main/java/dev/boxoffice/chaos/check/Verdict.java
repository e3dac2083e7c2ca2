package dev.boxoffice.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** What the checks of one promise found. */
public final class Verdict {

    private final int promise;
    private final String title;
    private final List<String> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long facts;

    public Verdict(int promise, String title) {
        this.promise = promise;
        this.title = title;
    }

    /** Counts one checked fact; adds the violation unless the fact holds. */
    @SuppressWarnings("AnnotateFormatMethod") // needs a dependency for one method
    void require(boolean holds, String violation, Object... arguments) {
        facts++;
        if (!holds) {
            violations.add(violation.formatted(arguments));
        }
    }

    void checked(long more) {
        facts += more;
    }

    void violated(String violation) {
        violations.add(violation);
    }

    void note(String text) {
        notes.add(text);
    }

    public int promise() {
        return promise;
    }

    public String title() {
        return title;
    }

    public long facts() {
        return facts;
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public boolean isHeld() {
        return violations.isEmpty();
    }
}
