package dev.boxoffice.orders;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reads and steers the rows of the ticket replica behind the service's back. */
public final class TicketRows {

    private TicketRows() {}

    public static boolean exists(UUID ticket) {
        return version(ticket) != null;
    }

    /** {@code null} while the replica does not have the ticket. */
    public static Long version(UUID ticket) {
        return (Long) Database.query("select version from ticket where id = ?", ticket);
    }

    public static String title(UUID ticket) {
        return (String) Database.query("select title from ticket where id = ?", ticket);
    }

    public static int held(UUID ticket) {
        return (int) Database.count("select held from ticket where id = ?", ticket);
    }

    public static int sold(UUID ticket) {
        return (int) Database.count("select sold from ticket where id = ?", ticket);
    }

    public static long heldOfAll(List<UUID> tickets) {
        return Database.count("select sum(held) from ticket where id = any (?)", (Object) tickets.toArray(UUID[]::new));
    }

    /** Every column of the rows, as text. */
    public static String contents(UUID... tickets) {
        return (String) Database.query(
                "select string_agg(ticket::text, ',' order by id) from ticket where id = any (?)", (Object) tickets);
    }

    /** The columns that an event of ticket-service decides, and the stock; as text. */
    public static String contentsWithoutStockVersion(UUID ticket) {
        return (String) Database.query("""
                select concat_ws(' ', title, venue, starts_at, price_amount, price_currency, max_per_order, seller_id,
                                 show_id, name, time_zone, max_per_buyer, on_sale_from, on_sale_until, refunds_until, pool_ids,
                                 organiser_id, show_status, status, version, held, sold, capacity, allotment)
                from ticket where id = ?
                """, ticket);
    }

    public static void setStock(UUID ticket, int held, int sold) {
        Database.update("update ticket set held = ?, sold = ? where id = ?", held, sold, ticket);
    }

    public static void setHeld(UUID ticket, int held) {
        Database.update("update ticket set held = ? where id = ?", held, ticket);
    }

    /** Leaves nothing available beyond what is held and sold. */
    public static void removeAvailable(UUID ticket) {
        Database.update("update ticket set capacity = 0, allotment = held + sold where id = ?", ticket);
    }

    /** Assigns a column a value that contradicts the row's version. */
    public static void corrupt(UUID ticket, String assignment) {
        Database.update("update ticket set " + assignment + " where id = ?", ticket);
    }

    public static void delete(UUID ticket) {
        Database.update("delete from ticket where id = ?", ticket);
    }

    /** Inserts copies of the ticket, each with a hold that no order accounts for. */
    public static void insertDriftingCopies(UUID ticket, String title, int copies) {
        Database.update("""
                insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                                    seller_id, status, version, allotment, held)
                select gen_random_uuid(), ?, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                       seller_id, status, version, allotment, 1
                from ticket, generate_series(1, ?) where id = ?
                """, title, copies, ticket);
    }

    public static void deleteTitled(String title) {
        Database.update("delete from ticket where title = ?", title);
    }

    /** Events of the ticket that the outbox has not published yet. */
    public static long unpublishedEvents(UUID ticket) {
        return Database.count("select count(*) from outbox where aggregateid = ?", ticket);
    }

    /** Waits until the service has processed the records and all before them in their partitions. */
    public static void awaitProcessed(RecordMetadata... records) {
        for (RecordMetadata record : records) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> nextOffset(record.topic(), record.partition()) > record.offset());
        }
    }

    public static long nextOffset(String topic, int partition) {
        return Database.count(
                "select coalesce(max(next_offset), 0) from inbox_offset where topic = ? and partition = ?",
                topic,
                partition);
    }
}
