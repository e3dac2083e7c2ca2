package dev.boxoffice.stack.demo;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which orders went through what. */
final class DemoDiary {

    private final Map<DemoStory, Queue<DemoOrder>> told = new EnumMap<>(DemoStory.class);
    private final Queue<DemoOrder> fromCarts = new ConcurrentLinkedQueue<>();

    DemoDiary() {
        for (DemoStory story : DemoStory.values()) {
            told.put(story, new ConcurrentLinkedQueue<>());
        }
    }

    void checkedOut(DemoOrder order) {
        fromCarts.add(order);
    }

    void note(DemoOrder order, DemoStory story) {
        order.end(story.fate());
        told.get(story).add(order);
    }

    int orders() {
        return told.values().stream().mapToInt(Queue::size).sum();
    }

    void print(PrintStream out) {
        line(out, "WHAT HAPPENED", "ORDERS", "ONE OF THEM");
        print(out, "Put into a cart, then checked out", fromCarts);
        told.forEach((story, orders) -> print(out, story.text(), orders));
        out.println();
    }

    private static void print(PrintStream out, String text, Queue<DemoOrder> orders) {
        for (DemoOrder first : List.copyOf(orders).subList(0, Math.min(1, orders.size()))) {
            line(out, text, orders.size(), first);
        }
    }

    private static void line(PrintStream out, Object... cells) {
        out.printf("%-58s %6s  %s%n", cells);
    }
}
