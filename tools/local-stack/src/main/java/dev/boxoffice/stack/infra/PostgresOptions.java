package dev.boxoffice.stack.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Server settings: durable commits, small enough for a laptop, and no lock outlives a client that has vanished. */
final class PostgresOptions {

    private static final List<String> OPTIONS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=100",
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "idle_in_transaction_session_timeout=5min",
            "tcp_keepalives_idle=5",
            "tcp_keepalives_interval=2",
            "tcp_keepalives_count=3",
            "tcp_user_timeout=10s",
            "client_connection_check_interval=2s",
            "timezone=UTC",
            "log_timezone=UTC");

    private PostgresOptions() {}

    /**
     * The command line of the server.
     *
     * @param more {@code name=value} settings that override the ones here
     */
    static List<String> command(String program, Path data, int port, List<String> more) {
        List<String> command = new ArrayList<>(List.of(program, "-D", data.toString(), "-p", Integer.toString(port)));
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(more);
        for (String option : options) {
            command.add("-c");
            command.add(option);
        }
        return List.copyOf(command);
    }
}
