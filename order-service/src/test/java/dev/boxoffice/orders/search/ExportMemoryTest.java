package dev.boxoffice.orders.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The memory that an export needs does not grow with the number of orders, even while the client does not read. */
@Tag("slow")
@OrderServiceTest
class ExportMemoryTest {

    private static final int ORDERS = 200_000;
    private static final int SAMPLE_BYTES = 4 << 20;

    /** Longer than it takes to read more orders than the test tolerates in memory. */
    private static final Duration STALL = Duration.ofSeconds(3);

    private final String crowd = "crowd-" + UUID.randomUUID();

    @TestHTTPResource("/api/admin/orders")
    URI search;

    @BeforeEach
    void createOrders() {
        Database.update("""
                with crowd as (
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                        created_at, updated_at)
                    select uuidv7(), ?, 'CREATED', 'placed', 2500, 'EUR', now() + interval '1 day', 1, now(), now()
                    from generate_series(1, ?)
                    returning id
                )
                insert into order_item (order_id, line, ticket_id, quantity, unit_amount) select id, 1, ?, 1, 2500 from crowd
                """, crowd, ORDERS, OfferedTicket.onSale(1).published().id());
    }

    @AfterEach
    void deleteOrders() {
        Database.update("""
                with crowd as (delete from orders where user_id = ? returning id)
                delete from order_item using crowd where order_id = crowd.id
                """, crowd);
    }

    @Test
    void needsConstantMemory() throws IOException {
        List<Long> used = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        byte[] part = new byte[1 << 16];
        try (InputStream csv = export()) {
            for (int length = csv.read(part); length >= 0; length = csv.read(part)) {
                for (int i = 0; i < length; i++) {
                    rows += part[i] == '\n' ? 1 : 0;
                }
                bytes += length;
                if (bytes / SAMPLE_BYTES > used.size()) {
                    used.add(usedMemory());
                    if (used.size() == 1) {
                        await().pollDelay(STALL).until(() -> true);
                    }
                }
            }
        }

        assertThat(rows).isEqualTo(ORDERS + 1);
        assertThat(Collections.max(used) - used.getFirst()).as("%s", used).isLessThan(bytes / 5);
    }

    private InputStream export() throws IOException {
        URLConnection connection =
                URI.create(search + "?buyer=" + crowd).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/csv");
        connection.setRequestProperty("Authorization", "Bearer " + Tokens.admin("export"));
        return connection.getInputStream();
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
