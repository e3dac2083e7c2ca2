package dev.boxoffice.tickets.organiser;

/** What a member may do for an organiser. */
public enum Role {
    /** Everything. */
    OWNER,
    /** Shows and tickets. */
    EDITOR,
    /** Orders, refunds and exports. */
    SUPPORT,
    /** Check-in. */
    DOOR;

    /** Whether a member with this role may do what the other role may do. */
    public boolean includes(Role other) {
        return this == OWNER || this == other;
    }
}
