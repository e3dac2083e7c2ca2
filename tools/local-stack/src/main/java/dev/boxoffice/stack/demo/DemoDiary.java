package dev.boxoffice.stack.demo;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records which order went through which story. */
final class DemoDiary {

    private final Map<DemoStory, Queue<DemoOrder>> ordersByStory = new EnumMap<>(DemoStory.class);
    private final Queue<DemoOrder> fromCarts = new ConcurrentLinkedQueue<>();

    DemoDiary() {
        for (DemoStory story : DemoStory.values()) {
            ordersByStory.put(story, new ConcurrentLinkedQueue<>());
        }
    }

    void checkedOut(DemoOrder order) {
        fromCarts.add(order);
    }

    void note(DemoOrder order, DemoStory story) {
        order.end(story.fate());
        ordersByStory.get(story).add(order);
    }

    int orders() {
        return ordersByStory.values().stream().mapToInt(Queue::size).sum();
    }

    void print(PrintStream out) {
        line(out, "STORY", "ORDERS", "EXAMPLE");
        print(out, "Checked out from a cart", fromCarts);
        ordersByStory.forEach((story, orders) -> print(out, story.text(), orders));
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
