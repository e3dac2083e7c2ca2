package dev.boxoffice.organisers;

/** What a member of an organiser's team may do; each service decides what a role permits. */
public enum Role {
    OWNER,
    EDITOR,
    SUPPORT,
    DOOR
}
