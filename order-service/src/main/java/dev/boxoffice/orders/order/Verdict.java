package dev.boxoffice.orders.order;

/** What was made of a provider's news. */
record Verdict(Outcome outcome, String detail) {

    enum Outcome {
        /** Something changed. */
        APPLIED,
        /** It is known already. */
        IGNORED,
        /** It cannot be right; an operator should look. */
        REJECTED
    }

    static Verdict applied(String detail) {
        return new Verdict(Outcome.APPLIED, detail);
    }

    static Verdict ignored(String detail) {
        return new Verdict(Outcome.IGNORED, detail);
    }

    static Verdict rejected(String detail) {
        return new Verdict(Outcome.REJECTED, detail);
    }
}
