package dev.boxoffice.outbox;

import dev.boxoffice.events.EventType;
import java.util.ArrayList;
import java.util.List;

/** Keeps the types of appended events instead of writing them to a database. */
public class RecordingOutbox extends Outbox {

    private final List<EventType> types = new ArrayList<>();

    public RecordingOutbox() {
        super(null, null, null, null);
    }

    @Override
    public void append(List<Entry> entries) {
        entries.forEach(entry -> types.add(entry.type()));
    }

    public List<EventType> types() {
        return List.copyOf(types);
    }
}
