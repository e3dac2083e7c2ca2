package dev.boxoffice.storefront.operations;

import io.quarkus.qute.i18n.MessageBundle;
import java.util.UUID;

/** The messages of the operators' page. */
@MessageBundle(value = "operations", locale = "en")
interface OperationsMessages {

    String reconciliation();

    String figuresAgree();

    String checkedAt(String time);

    String figuresDiffer(long drift);

    String countersAndOrders(long tickets);

    String figure();

    String countersOrPayments();

    String paymentsIn(String currency);

    String ticketDrift(String title, long heldCounter, long heldOrders, long soldCounter, long soldOrders);

    String orderDrift(UUID id, String problem);

    String pendingRefunds();

    String callOffs();

    String noCallOffs();

    String callOffSince(String time);

    String moreCallOffs(long more);

    String pendingRefundsSince(long pending, String since);

    String unpublishedEvents();

    String outbox(long waiting, double age);

    String replica();

    String replicaState(double seconds, String state, String failure);

    String deadLetters();

    String deadLettersWaiting(long waiting);

    String failedAt();

    String event();

    String reason();

    String payload();

    String dismiss();

    String dismissOf(String place);

    String redrive(String service);

    String redriven(long read, long applied, long failed, long remaining);

    String serviceUnknown(String service);

    String refreshPanels();

    String findOrder();

    String findOrderHint();

    String find();

    String allOrdersOfAll();

    String loadPanel();

    String dismissed();

    String dismissTitle();

    String dismissHint();

    String personalData();

    String buyerSubject();

    String choose();

    String downloadData();

    String ordersOfBuyer();

    String eraseTitle();

    String eraseHint();

    String eraseUnderstood();

    String eraseNow();

    String erasureRequested();
}
