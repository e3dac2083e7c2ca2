package dev.boxoffice.orders.order;

/** The result of applying a charge state or a provider notification. */
public record SettlementResult(Outcome outcome, String detail) {

    public enum Outcome {
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

    public static SettlementResult ignored(String detail) {
        return new SettlementResult(Outcome.IGNORED, detail);
    }

    public static SettlementResult rejected(String detail) {
        return new SettlementResult(Outcome.REJECTED, detail);
    }
}
