package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.OrderStory;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.language.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Says what happened to an order and to its money. */
@ApplicationScoped
class OrderText {

    private final Texts<BuyingMessages> buyingMessages;
    private final Texts<OrderMessages> orderMessages;

    OrderText(Texts<BuyingMessages> buyingMessages, Texts<OrderMessages> orderMessages) {
        this.buyingMessages = buyingMessages;
        this.orderMessages = orderMessages;
    }

    /** @param own whether the visitor is the buyer */
    List<String> facts(Order order, Refunds refunds, OrderStory story, boolean own) {
        var facts = new ArrayList<String>();
        BuyingMessages messages = buyingMessages.get();
        switch (story) {
            case HELD -> facts.add(messages.heldHint());
            case READY_TO_PAY -> facts.add(messages.readyHint());
            case DECLINED -> facts.add(orderMessages.get().paymentDeclined());
            case PAYING -> facts.add(orderMessages.get().paymentPending());
            case PAID -> facts.add(own ? messages.paidHint() : messages.paidByAnother());
            case PARTLY_REFUNDED -> facts.addAll(partlyRefunded(order, refunds));
            case BEING_REFUNDED -> facts.add(messages.refundOnItsWay(pending(order, refunds)));
            case REFUNDED ->
                facts.add(
                        order.isFree()
                                ? messages.takenBack()
                                : messages.refundedAll(order.refunded().text()));
            case CALLED_OFF -> facts.addAll(calledOff(order));
            case CANCELLED -> {
                facts.add(cancelled(order));
                facts.add(money(order));
            }
            case EXPIRED -> {
                facts.add(orderMessages.get().orderExpired());
                facts.add(money(order));
            }
        }
        if (refunds.isFailed()) {
            facts.add(messages.refundFailed());
        }
        return facts;
    }

    private List<String> partlyRefunded(Order order, Refunds refunds) {
        var facts = new ArrayList<String>();
        BuyingMessages messages = buyingMessages.get();
        if (order.isCalledOff()) {
            facts.add(messages.partlyCalledOff());
        }
        if (order.hasRefundedMoney()) {
            facts.add(
                    messages.refundedPart(order.refunded().text(), order.total().text()));
        }
        if (refunds.isPending()) {
            facts.add(messages.refundOnItsWay(pending(order, refunds)));
        }
        facts.add(messages.restIsValid());
        return facts;
    }

    private static String pending(Order order, Refunds refunds) {
        Money pending = refunds.pending(order);
        return pending.free() ? order.total().text() : pending.text();
    }

    private List<String> calledOff(Order order) {
        BuyingMessages messages = buyingMessages.get();
        if (order.isFree()) {
            return List.of(messages.calledOffFree());
        }
        if (order.status() == OrderStatus.REFUNDED) {
            return List.of(messages.calledOffRefunded(order.refunded().text()));
        }
        if (order.status() == OrderStatus.COMPLETE) {
            return List.of(messages.calledOffRefunding(order.dueForCalledOff().text()));
        }
        return List.of(messages.calledOffUnpaid(), money(order));
    }

    private String cancelled(Order order) {
        return switch (order.cancelReason()) {
            case "buyer" -> orderMessages.get().youCancelled();
            case "show-called-off" -> buyingMessages.get().calledOffUnpaid();
            default -> orderMessages.get().wasCancelled();
        };
    }

    private String money(Order order) {
        return orderMessages.get().closedOrderMoney(order.money());
    }
}
