package dev.boxoffice.orders.order;

/** What was made of a provider's news. */
record SettlementResult(Outcome outcome, String detail) {

    enum Outcome {
        /** Something changed. */
        APPLIED,
        /** It is known already. */
        IGNORED,
        /** It cannot be right; an operator should look. */
        REJECTED
    }

    static SettlementResult applied(String detail) {
        return new SettlementResult(Outcome.APPLIED, detail);
    }

    static SettlementResult ignored(String detail) {
        return new SettlementResult(Outcome.IGNORED, detail);
    }

    static SettlementResult rejected(String detail) {
        return new SettlementResult(Outcome.REJECTED, detail);
    }
}
