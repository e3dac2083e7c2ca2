package dev.boxoffice.orders.payment;

import dev.boxoffice.database.Pipeline;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The statements on {@code payment_notice}. */
public final class ProviderNotificationTable {

    private static final String PROCESSED = """
            select n.provider, n.id from unnest(?::text[], ?::text[]) as n (provider, id)
            join payment_notice p on p.provider = n.provider and p.id = n.id
            """;

    private static final String INSERT = """
            insert into payment_notice (provider, id, reference, news, outcome, detail)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            on conflict (provider, id) do nothing
            """;

    private ProviderNotificationTable() {}

    /** The result of processing a notification. */
    public record Entry(ProviderNotification notification, String outcome, String detail) {}

    /** Returns the keys of those notifications that were processed before. */
    public static Supplier<Set<String>> processed(Pipeline pipeline, List<ProviderNotification> notifications)
            throws SQLException {
        return pipeline.query(
                PROCESSED,
                rows -> {
                    Set<String> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(ProviderNotification.key(rows.getString(1), rows.getString(2)));
                    }
                    return found;
                },
                pipeline.column("text", notifications, ProviderNotification::provider),
                pipeline.column("text", notifications, ProviderNotification::id));
    }

    /** Records results; a notification keeps its first one. */
    public static void insert(Pipeline pipeline, List<Entry> entries) throws SQLException {
        pipeline.add(
                INSERT,
                pipeline.column("text", entries, entry -> entry.notification().provider()),
                pipeline.column("text", entries, entry -> entry.notification().id()),
                pipeline.column("text", entries, entry -> entry.notification().reference()),
                pipeline.column(
                        "text", entries, entry -> entry.notification().state().name()),
                pipeline.column("text", entries, Entry::outcome),
                pipeline.column("text", entries, Entry::detail));
    }
}
