package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.OrderStatus;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the pages on which staff handle orders. */
@MessageBundle(value = "staff", locale = "en")
public interface StaffMessages {

    String ordersTitle();

    String searchOrders();

    String searchHint();

    String organiserTitle();

    String allOrganisers();

    String anyShow();

    String statusTitle();

    String anyStatus();

    String orderedFrom();

    String orderedUntil();

    String searchNow();

    String clearSearch();

    String noOrderFound();

    String noOrdersYet();

    String orderCount(long count);

    String downloadCsv();

    String olderOrdersFound();

    String enterDates();

    String searchNotPossible();

    String orderColumn();

    String buyerTitle();

    String orderTickets();

    String partlyRefunded();

    @Message
    String statusName(OrderStatus status);

    String orderOf(String number);

    String allOrders();

    String linesOfOrder();

    String refundedColumn();

    String paymentsTitle();

    String startedAt();

    String referenceTitle();

    String amountTitle();

    String noPayments();

    @Message
    String paymentStatus(PaymentStatus status);

    String refundsTitle();

    String requestedAt();

    String refundReason();

    String notRestocked();

    @Message
    String refundState(RefundState state);

    String admissionsTitle();

    String admissionsNotResponding();

    String noAdmissionsYet();

    String admissionsEntered(String entered, String total);

    String admissionNumberOf(int number);

    String admissionIsVoid();

    String enteredAtTime(String time);

    String notEntered();

    String firstAdmissionsOnly(int count);

    String timelineTitle();

    @Message
    String stepOf(OrderStep step);

    String contactName();

    String contactEmail();

    String userOfBuyer();

    String clientReference();

    String numberOfOrder();

    String orderedAt();

    String heldUntil();

    String partOfOrder();

    String cancelOrderOf();

    String cancelTitle();

    String cancelOrderHint();

    String cancelNow();

    String orderIsCancelled();

    String refundOrder();

    String nothingLeftToRefund();

    String leftToRefund(String amount);

    String whatToRefund();

    String refundEverything();

    String refundSomeTickets();

    String unitsLeftAt(String left, String price);

    String refundAmount();

    String amountIn(String currency);

    String restockTickets();

    String reasonForRefund();

    String reasonHint();

    String continueToConfirm();

    String confirmRefundOf(String amount);

    String ticketsStayValid();

    String ticketsReturnToStock();

    String ticketsStayOutOfStock();

    String refundIsFinal();

    String refundNow(String amount);

    String refundIsRequested();

    String refundHasChanged();

    String enterAmount();

    String chooseWhatIsLeft();

    String chooseSomeTickets();

    String moreThanIsLeft(String amount);

    String downloadGuests();

    String personalDataOfBuyer();

    // Who has done something
    String guest();

    String erasedBuyer();
}
