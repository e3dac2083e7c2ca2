package dev.boxoffice.chaos.workload;

/** What a request asks for. */
public enum Kind {
    PLACE,
    CHECK_OUT,
    PUT_INTO_CART,
    CHANGE_LINE,
    PAY,
    CANCEL,
    REFUND,
    CREATE_POOL,
    EDIT_POOL,
    CREATE_TICKET,
    EDIT_TICKET,
    WITHDRAW_TICKET;

    /** Whether a request of this kind holds stock of tickets for a new order. */
    public boolean createsOrder() {
        return this == PLACE || this == CHECK_OUT;
    }

    public boolean isOfTicketService() {
        return switch (this) {
            case CREATE_POOL, EDIT_POOL, CREATE_TICKET, EDIT_TICKET, WITHDRAW_TICKET -> true;
            case PLACE, CHECK_OUT, PUT_INTO_CART, CHANGE_LINE, PAY, CANCEL, REFUND -> false;
        };
    }
}
