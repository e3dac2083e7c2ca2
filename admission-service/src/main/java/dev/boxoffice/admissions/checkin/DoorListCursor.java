package dev.boxoffice.admissions.checkin;

import dev.boxoffice.http.Cursor;
import java.util.UUID;

/**
 * The last change that a scanner knows. Opaque to clients.
 *
 * @param epoch of the database, which a restore changes
 * @param transaction that made the change
 * @param id of the admission
 */
record DoorListCursor(UUID epoch, long transaction, UUID id) {

    private static final UUID NONE = new UUID(0, 0);
    private static final DoorListCursor START = start(NONE);

    /** Before the first change. */
    private static DoorListCursor start(UUID epoch) {
        return new DoorListCursor(epoch, 0, NONE);
    }

    /** The same place, or the start of the list if the cursor is from another epoch: its transactions may be lost. */
    DoorListCursor in(UUID current) {
        return epoch.equals(current) ? this : start(current);
    }

    /** Throws a 400 problem for a text that {@link #toString()} has not returned. */
    static DoorListCursor parse(String text) {
        return text == null ? START : Cursor.decode(text, 3, DoorListCursor::of);
    }

    private static DoorListCursor of(String[] fields) {
        long transaction = Long.parseLong(fields[1]);
        if (transaction < 0) {
            throw new IllegalArgumentException("a transaction is not negative");
        }
        return new DoorListCursor(UUID.fromString(fields[0]), transaction, UUID.fromString(fields[2]));
    }

    @Override
    public String toString() {
        return Cursor.encode(epoch, transaction, id);
    }
}
