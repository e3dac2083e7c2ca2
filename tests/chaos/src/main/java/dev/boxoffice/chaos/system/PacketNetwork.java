package dev.boxoffice.chaos.system;

import dev.boxoffice.launcher.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Packet filters in a network namespace of this run. Each instance connects to loopback addresses of its own, by which the
 * filters recognise its packets. Unlike a proxy, a filter leaves the packets of a cut connection without acknowledgement.
 */
public final class PacketNetwork implements Network {

    /** Without a scheduler module, the kernel can lose packets but not delay them; TCP sends them again later. */
    private static final String LOSS = "-m statistic --mode random --probability 0.3 -j DROP";

    private static final String DROP = "-j DROP";
    private static final String RESET = "-j REJECT --reject-with tcp-reset";

    private record Link(String instance, Peer peer) {}

    private record Target(String host, int port) {}

    private final Map<Link, Target> targets = new LinkedHashMap<>();
    private final Map<Link, List<String>> rules = new HashMap<>();

    public PacketNetwork(List<String> instances, int postgresPort) {
        for (int i = 0; i < instances.size(); i++) {
            String host = "127.0.1." + (i + 1);
            targets.put(new Link(instances.get(i), Peer.POSTGRES), new Target(host, postgresPort));
            targets.put(new Link(instances.get(i), Peer.KAFKA), new Target(host, FreePort.any()));
        }
    }

    @Override
    public String describe() {
        return "packet filters in a network namespace";
    }

    @Override
    public String address(String instance, Peer peer) {
        Target target = targets.get(new Link(instance, peer));
        return target.host() + ":" + target.port();
    }

    @Override
    public String kafkaListeners() {
        return targets.entrySet().stream()
                .filter(entry -> entry.getKey().peer() == Peer.KAFKA)
                .map(entry -> entry.getValue().host() + ":" + entry.getValue().port())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String postgresOptions() {
        return targets.entrySet().stream()
                .filter(entry -> entry.getKey().peer() == Peer.POSTGRES)
                .map(entry -> entry.getValue().host())
                .collect(Collectors.joining(",", "listen_addresses=127.0.0.1,", ""));
    }

    @Override
    public synchronized void fail(String instance, Peer peer, Failure failure) {
        Link link = new Link(instance, peer);
        Target target = targets.get(link);
        String request = "OUTPUT -o lo -d %s -p tcp --dport %d ".formatted(target.host(), target.port());
        String response = "OUTPUT -o lo -s %s -p tcp --sport %d ".formatted(target.host(), target.port());
        List<String> added = switch (failure) {
            case DROP -> List.of(request + DROP, response + DROP);
            case DELAY -> List.of(request + LOSS, response + LOSS);
            case RESET -> List.of(request + RESET, response + RESET);
            case HALF_OPEN -> List.of(request + RESET, response + DROP);
        };
        for (String rule : added) {
            iptables("-A " + rule);
            rules.computeIfAbsent(link, _ -> new ArrayList<>()).add(rule);
        }
    }

    @Override
    public synchronized void heal(String instance, Peer peer) {
        List<String> added = rules.remove(new Link(instance, peer));
        if (added != null) {
            added.forEach(rule -> iptables("-D " + rule));
        }
    }

    private static void iptables(String arguments) {
        List<String> command = new ArrayList<>(List.of("iptables", "-w"));
        command.addAll(List.of(arguments.split(" ", -1)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("iptables %s: %s".formatted(arguments, output.strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // the namespace ends with its last process
    }
}
