package dev.boxoffice.stack.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Lets a test stop and start parts of the infrastructure: {@code POST /kafka/stop} and so on. */
public final class FaultServer {

    private static final String NEW_DATABASE = "/postgres/create/";

    private final Infrastructure infrastructure;
    private final HttpServer server;

    private FaultServer(Infrastructure infrastructure) throws IOException {
        this.infrastructure = infrastructure;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    public static FaultServer start(Infrastructure infrastructure) throws IOException {
        FaultServer faults = new FaultServer(infrastructure);
        faults.server.createContext("/", faults::handle);
        faults.server.start();
        return faults;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String response = "done";
        int status = 200;
        try {
            perform(exchange.getRequestURI().getPath());
        } catch (Exception e) {
            response = e.toString();
            status = 500;
        }
        byte[] body = response.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void perform(String path) throws Exception {
        switch (path) {
            case "/kafka/stop" -> infrastructure.broker().stop();
            case "/kafka/start" -> infrastructure.broker().start();
            case "/postgres/kill" -> infrastructure.postgres().kill();
            case "/postgres/start" -> infrastructure.postgres().start();
            case String database
            when database.startsWith(NEW_DATABASE) -> {
                String[] nameAndLocale =
                        database.substring(NEW_DATABASE.length()).split("/", 2);
                infrastructure.createDatabase(nameAndLocale[0], nameAndLocale[1]);
            }
            default -> throw new IllegalArgumentException("unknown fault: " + path);
        }
    }
}
