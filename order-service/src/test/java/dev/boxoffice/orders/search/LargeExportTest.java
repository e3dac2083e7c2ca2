package dev.boxoffice.orders.search;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.wire.LoggedErrors;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export needs the same memory for any number of orders, and ends when its client disconnects. */
@Tag("slow")
@OrderServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeExportTest {

    /** The property {@code export.orders} changes it, for example to a million. */
    private static final int ORDERS = Integer.getInteger("export.orders", 200_000);

    private static final int SAMPLE_BYTES = 8 << 20;

    /** Longer than it takes to read more orders than the test tolerates in memory. */
    private static final Duration STALL = Duration.ofSeconds(3);

    private final String crowd = "crowd-" + UUID.randomUUID();

    @TestHTTPResource("/api/admin/orders")
    URI search;

    @Inject
    DataSource dataSource;

    @Inject
    OrderSearch orderSearch;

    private UUID ticket;

    @BeforeAll
    void createOrders() {
        ticket = OfferedTicket.onSale(1).published().id();
        Database.update("""
                with crowd as (
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                        created_at, updated_at)
                    select uuidv7(), ?, 'CREATED', 'placed', 2500, 'EUR', now() + interval '1 day', 1, now(), now()
                    from generate_series(1, ?)
                    returning id
                )
                insert into order_item (order_id, line, ticket_id, quantity, unit_amount) select id, 1, ?, 1, 2500 from crowd
                """, crowd, ORDERS, ticket);
        Database.update("analyze orders, order_item"); // autovacuum does it some time after such a change
    }

    @AfterAll
    void deleteOrders() {
        Database.update("""
                with crowd as (delete from orders where user_id = ? returning id)
                delete from order_item using crowd where order_id = crowd.id
                """, crowd);
    }

    /** @param memory the most that was used while the response was read, beyond the memory before */
    private record Sample(long rows, long bytes, long memory) {

        long bound() {
            return bytes / 5;
        }
    }

    @Test
    void needsConstantMemory() throws IOException {
        Sample sample = export(STALL);

        assertThat(sample.rows()).isEqualTo(ORDERS + 1);
        assertThat(sample.memory()).isLessThan(sample.bound());
    }

    /** The twin: an export that collects its rows first exceeds the bound. */
    @Test
    void wouldNeedMoreMemoryWithABuffer() throws IOException {
        QuarkusMock.installMockForType(new BufferingExport(dataSource, orderSearch), OrderExport.class);

        Sample sample = export(Duration.ZERO);

        assertThat(sample.rows()).isEqualTo(ORDERS + 1);
        assertThat(sample.memory()).isGreaterThan(sample.bound());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWhenTheClientDisconnects(boolean reset) throws IOException {
        var export = new CountedExport(dataSource, orderSearch);
        QuarkusMock.installMockForType(export, OrderExport.class);

        try (var errors = new LoggedErrors()) {
            disconnect(reset);

            await().untilAsserted(() -> assertThat(export.running).hasValue(0));
            await().untilAsserted(() -> assertThat(sessionsInTransaction()).isZero());
            assertThat(export.completed).hasValue(0);
            assertThat(errors.messages()).isEmpty();
        }
    }

    /** The client stalls at first, so that it disconnects while the service waits for it. */
    private void disconnect(boolean reset) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), search.getPort())) {
            socket.getOutputStream().write("""
                    GET %s?ticketId=%s HTTP/1.1\r
                    Host: localhost\r
                    Accept: text/csv\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(search.getPath(), ticket, Tokens.admin("export"))
                    .getBytes(US_ASCII));
            assertThat(socket.getInputStream().readNBytes(1 << 16))
                    .asString(US_ASCII)
                    .startsWith("HTTP/1.1 200 OK");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            socket.setSoLinger(reset, 0);
        }
    }

    private static long sessionsInTransaction() {
        return Database.count("""
                select count(*) from pg_stat_activity
                where state like 'idle in transaction%' and pid <> pg_backend_pid()
                """);
    }

    private Sample export(Duration stall) throws IOException {
        long before = usedMemory();
        long most = before;
        long rows = 0;
        long bytes = 0;
        int samples = 0;
        byte[] part = new byte[1 << 16];
        try (InputStream csv = openExport()) {
            for (int length = csv.read(part); length >= 0; length = csv.read(part)) {
                for (int i = 0; i < length; i++) {
                    rows += part[i] == '\n' ? 1 : 0;
                }
                bytes += length;
                if (bytes / SAMPLE_BYTES > samples) {
                    if (samples == 0) {
                        await().pollDelay(stall).until(() -> true);
                    }
                    samples++;
                    most = Math.max(most, usedMemory());
                }
            }
        }
        return new Sample(rows, bytes, most - before);
    }

    private InputStream openExport() throws IOException {
        URLConnection connection =
                URI.create(search + "?ticketId=" + ticket).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/csv");
        connection.setRequestProperty("Authorization", "Bearer " + Tokens.admin("export"));
        return connection.getInputStream();
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class BufferingExport extends OrderExport {

        BufferingExport(DataSource dataSource, OrderSearch search) {
            super(dataSource, search);
        }

        @Override
        void write(OrderFilter filter, OutputStream out) throws IOException {
            var rows = new ByteArrayOutputStream();
            super.write(filter, rows);
            rows.writeTo(out);
        }
    }

    private static final class CountedExport extends OrderExport {

        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger completed = new AtomicInteger();

        CountedExport(DataSource dataSource, OrderSearch search) {
            super(dataSource, search);
        }

        @Override
        void write(OrderFilter filter, OutputStream out) throws IOException {
            running.incrementAndGet();
            try {
                super.write(filter, out);
                completed.incrementAndGet();
            } finally {
                running.decrementAndGet();
            }
        }
    }
}
