package dev.boxoffice.storefront.selling.desk;

/** The visitor's role does not allow what a page is for. */
public final class NoAccessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Permission needed;

    NoAccessException(Permission needed) {
        super(needed.name(), null, false, false);
        this.needed = needed;
    }

    public Permission needed() {
        return needed;
    }
}
