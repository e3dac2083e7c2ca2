package dev.boxoffice.stack.demo;

import java.util.Random;

/** What happens to an order in the demo. */
enum DemoStory {
    PAID("Paid", 46, Fate.SOLD),
    DECLINED("Declined, then paid", 12, Fate.SOLD),
    FREE("Free", 0, Fate.SOLD),
    PAID_LATE("Expired, late payment: held again", 6, Fate.SOLD),
    TOO_LATE("Expired, withdrawn, late payment: refunded", 0, Fate.EXPIRED),
    NOT_PAID("Expired without payment", 5, Fate.EXPIRED),
    MONEY_NEVER_CAME("Expired, payment never completed", 5, Fate.EXPIRED),
    CANCELLED("Cancelled", 9, Fate.CANCELLED),
    CANCELLED_BUT_PAID("Cancelled, late payment: refunded", 4, Fate.CANCELLED),
    REFUNDED("Paid, refunded by the operator", 4, Fate.REFUNDED),
    HELD("Still held", 9, Fate.HELD);

    private final String text;
    private final int percent;
    private final Fate fate;

    DemoStory(String text, int percent, Fate fate) {
        this.text = text;
        this.percent = percent;
        this.fate = fate;
    }

    String text() {
        return text;
    }

    Fate fate() {
        return fate;
    }

    /** Whether the story needs the hold to expire. */
    boolean needsTheClock() {
        return switch (this) {
            case PAID_LATE, TOO_LATE, NOT_PAID, MONEY_NEVER_CAME -> true;
            case PAID, DECLINED, FREE, CANCELLED, CANCELLED_BUT_PAID, REFUNDED, HELD -> false;
        };
    }

    static DemoStory drawnBy(Random random) {
        int drawn = random.nextInt(100);
        for (DemoStory story : values()) {
            drawn -= story.percent;
            if (drawn < 0) {
                return story;
            }
        }
        throw new IllegalStateException("The percentages add up to less than 100");
    }
}
