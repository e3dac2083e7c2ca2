package dev.boxoffice.stack.demo;

import java.util.Random;

/** What an order can go through in the demo. */
enum DemoStory {
    PAID("Paid", 46, Fate.SOLD),
    DECLINED("Declined, then paid", 12, Fate.SOLD),
    FREE("Free of charge", 0, Fate.SOLD),
    PAID_LATE("Hold ran out, money came late: held again", 6, Fate.SOLD),
    TOO_LATE("Hold ran out, event withdrawn, money came late: given back", 0, Fate.EXPIRED),
    NOT_PAID("Hold ran out, nobody paid", 5, Fate.EXPIRED),
    MONEY_NEVER_CAME("Hold ran out, money never came", 5, Fate.EXPIRED),
    CANCELLED("Cancelled", 9, Fate.CANCELLED),
    CANCELLED_BUT_PAID("Cancelled, money came after that: given back", 4, Fate.CANCELLED),
    REFUNDED("Paid, then refunded by the operator", 4, Fate.REFUNDED),
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

    /** Whether the hold has to run out for it. */
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
        throw new IllegalStateException("the percentages add up to less than 100");
    }
}
