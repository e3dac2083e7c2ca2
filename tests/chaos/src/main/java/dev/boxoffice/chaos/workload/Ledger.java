package dev.boxoffice.chaos.workload;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything that the clients sent, and what they were answered. */
public final class Ledger {

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    public void add(Attempt attempt) {
        attempts.add(attempt);
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Attempt> attempts(Predicate<Attempt> condition) {
        return attempts.stream().filter(condition).toList();
    }

    public List<Attempt> acknowledged(Kind kind) {
        return attempts(attempt -> attempt.kind() == kind && attempt.answer() == Answer.ACKNOWLEDGED);
    }

    public Collection<KeyHistory> keys(Predicate<Attempt> condition) {
        Map<String, List<Attempt>> byKey = attempts.stream()
                .filter(condition)
                .collect(Collectors.groupingBy(
                        Attempt::key, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return byKey.values().stream().map(KeyHistory::new).toList();
    }

    /** Writes one attempt a line, in the order of their answers. */
    public void writeTo(Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Attempt attempt : attempts) {
                writer.write(attempt.toString());
                writer.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
