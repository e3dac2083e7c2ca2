package dev.boxoffice.bench.lag;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.harness.Schedule;
import dev.boxoffice.bench.kafka.TopicWatch;
import dev.boxoffice.bench.orders.Buyers;
import dev.boxoffice.bench.orders.OrderDatabase;
import dev.boxoffice.events.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Edits each of many tickets once per round, over HTTP or mostly through {@link DirectEdits}. */
final class Edits {

    private static final String TICKETS = "tickets";
    private static final String ORDERS = "orders";
    /** PostgreSQL records the time of each commit, and xmin names the transaction that wrote a row last. */
    private static final String COMMITTED = """
            select id, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint from ticket
            where seller_id = ? and title = ?
            """;

    private static final String SELLER = "buyer-0";
    /** A longer queue would only measure its own waiting time. */
    private static final int MAX_IN_FLIGHT = 64;

    /** One edit in this many always uses HTTP, because only commits of the service wake its relay. */
    private static final int HTTP_EVERY = 20;

    private static final int MAX_ATTEMPTS = 10;
    private static final int UNAVAILABLE = 503;

    private final LocalSystem system;
    private final HttpClient client;
    private final String token;
    private final List<UUID> ids;
    /** Commits most of the edits; {@code null} if all use HTTP. */
    private final DirectEdits direct;

    private final Semaphore free = new Semaphore(MAX_IN_FLIGHT);

    private Edits(LocalSystem system, HttpClient client, String token, List<UUID> ids, DirectEdits direct) {
        this.system = system;
        this.client = client;
        this.token = token;
        this.ids = ids;
        this.direct = direct;
    }

    /** Edits the same tickets, but through {@code direct} except for one in {@link #HTTP_EVERY}. */
    Edits mostlyWith(DirectEdits direct) {
        return new Edits(system, client, token, ids, direct);
    }

    /** Creates the tickets and edits all of them over HTTP. */
    static Edits of(LocalSystem system, HttpClient client, int tickets) throws Exception {
        String token = Buyers.signIn(system, 1).tokens().getFirst();
        var ids = new ArrayList<UUID>();
        try (var connection = system.connect(TICKETS);
                var insert = connection.prepareStatement("""
                        with new_organiser as (
                            insert into organiser (id, name, slug, version, created_at, updated_at)
                            values (uuidv7(), 'Bench', 'bench-' || gen_random_uuid(), 1, now(), now()) returning id),
                        member as (
                            insert into organiser_member (organiser_id, subject, role) select id, ?, 'OWNER' from new_organiser
                            returning subject),
                        new_show as (
                            insert into show (id, organiser_id, title, description, venue, time_zone, starts_at, status, version,
                                created_at, updated_at, local_date)
                            select uuidv7(), id, 'Ticket ' || n, '', 'Hall', 'UTC', '2027-06-01T19:30:00Z', 'PUBLISHED', 1, now(),
                                now(), '2027-06-01'
                            from new_organiser, generate_series(1, ?) n returning *)
                        insert into ticket (id, show_id, organiser_id, title, description, venue, starts_at, price_amount,
                            price_currency, capacity, max_per_order, seller_id, status, version, created_at, updated_at)
                        select uuidv7(), id, organiser_id, title, '', venue, starts_at, 4900, 'EUR', 500, 10, subject, 'ON_SALE', 1,
                            now(), now()
                        from new_show, member returning id
                        """)) {
            insert.setString(1, SELLER);
            insert.setInt(2, tickets);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        system.execute(TICKETS, "analyze show, ticket");
        return new Edits(system, client, token, ids, null);
    }

    /**
     * The result of a round.
     *
     * @param perSecond commits per second, which an overloaded machine keeps below the requested rate
     */
    record Outcome(Lags toKafka, Lags toReplica, double perSecond) {

        @Override
        public String toString() {
            return "%,.0f commits/s, to Kafka %s, to the replica %s".formatted(perSecond, toKafka, toReplica);
        }
    }

    /** Edits each ticket once. */
    Outcome run(int perSecond) throws Exception {
        String title = "Edited " + UUID.randomUUID();
        try (var watch = new TopicWatch(system, Topics.TICKETS)) {
            List<CompletableFuture<Void>> done = new ArrayList<>();
            new Schedule(ids.size(), perSecond).run(n -> {
                free.acquire();
                done.add(edit(n, title).whenComplete((nothing, failure) -> free.release()));
            });
            done.forEach(CompletableFuture::join);
            Map<String, Long> arrived = watch.await(ids.size());
            Progress replica = () -> commitTimes(ORDERS, title).size();
            replica.await(ids.size());
            Map<String, Long> committed = commitTimes(TICKETS, title);
            return new Outcome(
                    Lags.between(committed, arrived),
                    Lags.between(committed, commitTimes(ORDERS, title)),
                    rate(committed));
        } finally {
            new OrderDatabase(system, ORDERS).awaitRelayed();
        }
    }

    private CompletableFuture<Void> edit(int n, String title) {
        boolean overHttp = direct == null || n % HTTP_EVERY == 0;
        return overHttp ? edit(ids.get(n), title) : direct.edit(ids.get(n), title);
    }

    private CompletableFuture<Void> edit(UUID id, String title) {
        String body = """
                {"title":"%s","venue":"Hall","startsAt":"2027-06-01T19:30:00Z","price":{"amount":4900,"currency":"EUR"},\
                "capacity":500,"maxPerOrder":10}""".formatted(title);
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.tickets() + "/api/tickets/" + id))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request, MAX_ATTEMPTS).thenAccept(answer -> {
            if (answer.statusCode() != 200) {
                throw new BenchException("an edit failed: " + answer);
            }
        });
    }

    /** Retries a 503 of a cold service after a second. Only commits are measured, so the delay does not count. */
    private CompletableFuture<HttpResponse<Void>> send(HttpRequest request, int attempts) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenCompose(answer -> answer.statusCode() == UNAVAILABLE && attempts > 1
                        ? afterOneSecond().thenCompose(_ -> send(request, attempts - 1))
                        : CompletableFuture.completedFuture(answer));
    }

    private static CompletableFuture<Void> afterOneSecond() {
        return new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS);
    }

    private Map<String, Long> commitTimes(String database, String title) throws SQLException {
        var micros = new HashMap<String, Long>();
        try (var connection = system.connect(database);
                var query = connection.prepareStatement(COMMITTED)) {
            query.setString(1, SELLER);
            query.setString(2, title);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    micros.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return micros;
    }

    private static double rate(Map<String, Long> micros) {
        var span = micros.values().stream().mapToLong(Long::longValue).summaryStatistics();
        return micros.size() * 1e6 / (span.getMax() - span.getMin());
    }
}
