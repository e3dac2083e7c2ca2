package dev.boxoffice.stack.demo;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes orders through their stories and records the end of each. */
final class DemoLife {

    private static final String ARRIVES = "sim_success";
    private static final String IS_DECLINED = "sim_decline";
    private static final String NEVER_ARRIVES = "sim_pending";
    private static final String ARRIVES_LATE = "sim_late";

    private record Overdue(DemoOrder order, DemoStory story) {}

    private final DemoDiary diary;
    private final Queue<Overdue> overdue = new ConcurrentLinkedQueue<>();

    DemoLife(DemoDiary diary) {
        this.diary = diary;
    }

    /** Runs the story to its end, or until only the expiry of the hold can continue it. */
    void live(DemoOrder order, DemoStory story) throws IOException, InterruptedException {
        switch (story) {
            case PAID -> payAndAwait(order);
            case DECLINED -> {
                order.pay(IS_DECLINED);
                order.awaitPayment("FAILED");
                payAndAwait(order);
            }
            case FREE -> {
                order.payNothing();
                order.awaitStatus("COMPLETE");
            }
            case PAID_LATE, TOO_LATE -> order.pay(ARRIVES_LATE);
            case MONEY_NEVER_CAME -> order.pay(NEVER_ARRIVES);
            case CANCELLED -> order.cancel();
            case CANCELLED_BUT_PAID -> {
                order.pay(ARRIVES_LATE);
                order.cancel();
                order.awaitPayment("REFUNDED");
            }
            case REFUNDED -> {
                payAndAwait(order);
                order.refund();
                order.awaitStatus("REFUNDED");
            }
            case NOT_PAID, HELD -> {}
        }
        if (story.needsTheClock()) {
            overdue.add(new Overdue(order, story));
        } else {
            diary.note(order, story);
        }
    }

    private static void payAndAwait(DemoOrder order) throws IOException, InterruptedException {
        order.pay(ARRIVES);
        order.awaitStatus("COMPLETE");
    }

    List<DemoOrder> overdue() {
        return overdue.stream().map(Overdue::order).toList();
    }

    void expireHolds(DemoClock clock, Crowd crowd) throws Exception {
        clock.expire(overdue());
        crowd.all(overdue.stream().map(this::awaitEnd).toList());
    }

    private Callable<Void> awaitEnd(Overdue late) {
        return () -> {
            switch (late.story()) {
                case PAID_LATE -> late.order().awaitStatus("COMPLETE");
                case TOO_LATE -> late.order().awaitPayment("REFUNDED");
                default -> late.order().awaitStatus("EXPIRED");
            }
            diary.note(late.order(), late.story());
            return null;
        };
    }
}
