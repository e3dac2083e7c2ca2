package dev.boxoffice.chaos.system;

import dev.boxoffice.launcher.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** TCP proxies, one for each instance and peer. They need no privileges. */
public final class ProxyNetwork implements Network {

    private record Link(String instance, Peer peer) {}

    /** @param kafkaPort the listener of Kafka behind the proxy */
    private record Route(TcpProxy proxy, int port, int kafkaPort) {}

    private final Map<Link, Route> routes = new LinkedHashMap<>();

    public ProxyNetwork(List<String> instances, int postgresPort) {
        try {
            for (String instance : instances) {
                int postgres = FreePort.any();
                routes.put(
                        new Link(instance, Peer.POSTGRES),
                        new Route(new TcpProxy(postgres, postgresPort), postgres, 0));
                int kafka = FreePort.any();
                int listener = FreePort.any();
                routes.put(new Link(instance, Peer.KAFKA), new Route(new TcpProxy(kafka, listener), kafka, listener));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String describe() {
        return "TCP proxies";
    }

    @Override
    public String address(String instance, Peer peer) {
        return "127.0.0.1:" + route(instance, peer).port();
    }

    @Override
    public String kafkaListeners() {
        return routes.values().stream()
                .filter(route -> route.kafkaPort() != 0)
                .map(route -> "127.0.0.1:%d=127.0.0.1:%d".formatted(route.kafkaPort(), route.port()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void fail(String instance, Peer peer, Failure failure) {
        route(instance, peer).proxy().fail(failure);
    }

    @Override
    public void heal(String instance, Peer peer) {
        route(instance, peer).proxy().heal();
    }

    private Route route(String instance, Peer peer) {
        return routes.get(new Link(instance, peer));
    }

    @Override
    public void close() {
        routes.values().forEach(route -> route.proxy().close());
    }
}
