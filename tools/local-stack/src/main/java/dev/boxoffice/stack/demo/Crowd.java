package dev.boxoffice.stack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks in parallel; the first failure cancels the rest. */
final class Crowd implements AutoCloseable {

    private final ExecutorService people;

    Crowd(int atOnce) {
        people = Executors.newFixedThreadPool(atOnce);
    }

    <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
        List<Future<T>> begun = tasks.stream().map(people::submit).toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : begun) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                people.shutdownNow();
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return results;
    }

    @Override
    public void close() {
        people.close();
    }
}
