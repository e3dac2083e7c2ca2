package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.ClosedOrderMoney;
import dev.boxoffice.storefront.OrderEvent;
import dev.boxoffice.storefront.OrderStatus;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.util.UUID;

/** The messages of orders, their payment and their admissions. */
@MessageBundle(value = "orders", locale = "en")
interface OrderMessages {

    // Orders

    String yourOrders();

    String noOrders();

    String olderOrders();

    @Message
    String orderStatus(OrderStatus status);

    String payBefore(String time);

    String timeLeft(String time);

    String timeIsUp();

    String youCancelled();

    String wasCancelled();

    String orderExpired();

    @Message
    String closedOrderMoney(ClosedOrderMoney money);

    String paymentPending();

    String paymentDeclined();

    String cancelOrder();

    // Refunds
    String refundTickets();

    String backToOrder();

    String refundLine(int left, String price, String until);

    String nothingToRefund();

    String continueRefund();

    String confirmRefund(String amount);

    String refundHint();

    String requestRefund();

    String chooseTicketsToRefund();

    String enterRefundQuantity();

    String ticketsNotRefundable();

    String refundsChanged();

    String refunds();

    @Message
    String refundStatus(RefundStatus status);

    // Admissions

    String admissions();

    String admissionsPending();

    String admissionsUnavailable();

    String admissionsPdf();

    String printByTicket();

    String addToCalendar();

    String admissionCode(int number);

    String admissionNumber(int number);

    String moreAdmissions();

    String holderNameOf(int number);

    String saveName();

    String orderHistory();

    String orderNumber(UUID id);

    @Message
    String orderEvent(OrderEvent event);

    // Payment
    String getFreeTickets();

    String paymentMethod();

    String cardAccepted();

    String cardDeclined();

    String transferNeverArrives();

    String transferArrivesLate();

    String pay(String amount);

    String cardNeedsJavaScript();
}
