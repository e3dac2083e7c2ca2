package dev.boxoffice.orders.order;

/** The result of applying a charge state or a provider notification. */
record SettlementResult(Outcome outcome, String detail) {

    enum Outcome {
        /** The payment or its order changed. */
        APPLIED,
        /** The state was already known. */
        IGNORED,
        /** The state is inconsistent; an operator should investigate. */
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
