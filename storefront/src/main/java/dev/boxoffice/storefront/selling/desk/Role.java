package dev.boxoffice.storefront.selling.desk;

/** What a member of an organiser may do. */
public enum Role {
    OWNER,
    EDITOR,
    SUPPORT,
    DOOR;

    /** Whether members with this role may do something. */
    public boolean may(Permission permission) {
        return switch (permission) {
            case DOOR -> true;
            case MANAGE -> this == OWNER;
            case EDIT -> this == OWNER || this == EDITOR;
            case ORDERS -> this == OWNER || this == SUPPORT;
            case FIGURES -> this != DOOR;
        };
    }
}
