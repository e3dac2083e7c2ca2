package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.command.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One bounded queue per lane. A worker takes a share of each. */
final class CommandQueues {

    private final int capacity;
    private final int share;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private final Map<Lane, Queue<Pending<?>>> lanes = new EnumMap<>(Lane.class);
    private boolean closed;

    CommandQueues(int capacity, int share) {
        this.capacity = capacity;
        this.share = share;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    /** Returns false if the lane of the command is full, or the queues are closed. */
    boolean offer(Pending<?> pending) {
        lock.lock();
        try {
            Queue<Pending<?>> lane = lanes.get(pending.command().lane());
            if (closed || lane.size() >= capacity) {
                return false;
            }
            lane.add(pending);
            offered.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to a share of each lane, oldest first, and waits at most {@code nanos} for the first command. */
    List<Pending<?>> take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && lanes.values().stream().allMatch(Queue::isEmpty)) {
                left = offered.awaitNanos(left);
            }
            var taken = new ArrayList<Pending<?>>();
            for (Queue<Pending<?>> lane : lanes.values()) {
                for (int i = 0; i < share && !lane.isEmpty(); i++) {
                    taken.add(lane.remove());
                }
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts no more commands, and returns those that no worker has taken. */
    List<Pending<?>> close() {
        lock.lock();
        try {
            closed = true;
            var left = new ArrayList<Pending<?>>();
            lanes.values().forEach(lane -> {
                left.addAll(lane);
                lane.clear();
            });
            return left;
        } finally {
            lock.unlock();
        }
    }

    int size(Lane lane) {
        lock.lock();
        try {
            return lanes.get(lane).size();
        } finally {
            lock.unlock();
        }
    }
}
