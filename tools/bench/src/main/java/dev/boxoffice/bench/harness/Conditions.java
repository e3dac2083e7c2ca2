package dev.boxoffice.bench.harness;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The settings that the figures depend on. */
public final class Conditions {

    private Conditions() {}

    public static String of(LocalSystem system) throws SQLException {
        List<String> settings = new ArrayList<>();
        settings.add(Runtime.getRuntime().availableProcessors() + " cores");
        settings.add("Java " + Runtime.version().feature());
        try (var connection = system.connect("orders");
                var statement = connection.createStatement()) {
            for (String name :
                    List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers")) {
                try (var row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.add(name + " " + row.getString(1));
                }
            }
        }
        settings.add("services: " + heapOptions(system));
        return String.join(", ", settings);
    }

    private static String heapOptions(LocalSystem system) {
        return system.process("order-service").info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith("-X"))
                .reduce("", (a, b) -> a + " " + b)
                .trim();
    }
}
