package dev.boxoffice.bench.hot;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.bench.harness.Arm;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sells with a {@link Peer} strategy on {@code connections} connections as fast as possible. */
record PeerArm(Peer peer, int connections, PeerDatabase database) implements Arm {

    @Override
    public String name() {
        return "%s, %d connections".formatted(peer.label(), connections);
    }

    @Override
    public void reset() throws SQLException {
        database.reset();
    }

    @Override
    public Work run(Duration time) throws Exception {
        List<Connection> open = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                Connection connection = database.system().connect(PeerDatabase.NAME);
                connection.setAutoCommit(peer.autoCommit());
                open.add(connection);
            }
            long begun = System.nanoTime();
            long end = begun + time.toNanos();
            List<Callable<Long>> sellers = open.stream()
                    .<Callable<Long>>map(connection -> () -> sellUntil(end, connection))
                    .toList();
            long sold = 0;
            for (Future<Long> seller : threads.invokeAll(sellers)) {
                sold += seller.get();
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            database.requireOrders(sold);
            return new Work(sold, elapsed);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private long sellUntil(long end, Connection connection) throws SQLException {
        var sql = new Peer.Statements(connection);
        long sold = 0;
        while (System.nanoTime() < end) {
            if (peer.sell(sql, UuidCreator.getTimeOrderedEpoch())) {
                sold++;
            }
        }
        return sold;
    }
}
