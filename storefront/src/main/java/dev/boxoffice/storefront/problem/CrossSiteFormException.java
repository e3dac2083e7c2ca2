package dev.boxoffice.storefront.problem;

/** Another site submitted a form in the visitor's name. */
public final class CrossSiteFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CrossSiteFormException() {
        super("cross-site form", null, false, false);
    }
}
