package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides which connections a set of NetworkPolicy objects allows, with the semantics of {@code networking.k8s.io/v1}.
 *
 * <p>A pod that no policy selects is open in that direction. For a selected pod, one matching rule of any policy is enough.
 * An {@code ipBlock} matches only addresses outside the cluster, because pod addresses are not stable.
 */
record NetworkPolicies(List<JsonNode> policies) {

    sealed interface Endpoint {
        String name();
    }

    /** A pod with its named ports. */
    record Pod(
            String name,
            String namespace,
            Map<String, String> namespaceLabels,
            Map<String, String> labels,
            Map<String, Integer> ports)
            implements Endpoint {}

    /** A host outside the cluster's pod network. */
    record Address(String name, String ip) implements Endpoint {}

    enum Direction {
        INGRESS("Ingress", "ingress", "from"),
        EGRESS("Egress", "egress", "to");

        private final String type;
        private final String rules;
        private final String peers;

        Direction(String type, String rules, String peers) {
            this.type = type;
            this.rules = rules;
            this.peers = peers;
        }
    }

    boolean allows(Endpoint from, Endpoint to, String protocol, int port) {
        return allows(Direction.EGRESS, from, to, to, protocol, port)
                && allows(Direction.INGRESS, to, from, to, protocol, port);
    }

    /** Whether a policy limits the connections of the endpoint in this direction. */
    boolean isolates(Direction direction, Endpoint endpoint) {
        return selecting(direction, endpoint).findAny().isPresent();
    }

    private boolean allows(
            Direction direction, Endpoint subject, Endpoint peer, Endpoint server, String protocol, int port) {
        return !isolates(direction, subject)
                || selecting(direction, subject)
                        .anyMatch(policy -> items(policy.at("/spec/" + direction.rules))
                                .anyMatch(rule -> matchesPeer(rule.path(direction.peers), policy, peer)
                                        && matchesPort(rule.path("ports"), server, protocol, port)));
    }

    private Stream<JsonNode> selecting(Direction direction, Endpoint endpoint) {
        return endpoint instanceof Pod pod
                ? policies.stream()
                        .filter(policy -> applies(direction, policy))
                        .filter(policy -> namespace(policy).equals(pod.namespace()))
                        .filter(policy -> selects(policy.at("/spec/podSelector"), pod.labels()))
                : Stream.empty();
    }

    private static boolean applies(Direction direction, JsonNode policy) {
        JsonNode types = policy.at("/spec/policyTypes");
        return types.isMissingNode()
                ? direction == Direction.INGRESS || policy.path("spec").has("egress")
                : items(types).anyMatch(type -> type.asText().equals(direction.type));
    }

    private static boolean matchesPeer(JsonNode peers, JsonNode policy, Endpoint endpoint) {
        return peers.isEmpty()
                || items(peers).anyMatch(peer -> switch (endpoint) {
                    case Address address -> peer.has("ipBlock") && contains(peer.path("ipBlock"), address.ip());
                    case Pod pod -> !peer.has("ipBlock") && matchesPod(peer, policy, pod);
                });
    }

    private static boolean matchesPod(JsonNode peer, JsonNode policy, Pod pod) {
        boolean inNamespace = peer.has("namespaceSelector")
                ? selects(peer.path("namespaceSelector"), pod.namespaceLabels())
                : namespace(policy).equals(pod.namespace());
        return inNamespace && (!peer.has("podSelector") || selects(peer.path("podSelector"), pod.labels()));
    }

    private static boolean matchesPort(JsonNode ports, Endpoint server, String protocol, int port) {
        return ports.isEmpty()
                || items(ports)
                        .filter(allowed ->
                                allowed.path("protocol").asText("TCP").equals(protocol))
                        .anyMatch(allowed -> {
                            JsonNode number = allowed.path("port");
                            if (number.isTextual()) {
                                return server instanceof Pod pod
                                        && Integer.valueOf(port)
                                                .equals(pod.ports().get(number.asText()));
                            }
                            int first = number.asInt();
                            return number.isMissingNode()
                                    || (port >= first
                                            && port <= allowed.path("endPort").asInt(first));
                        });
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return selector.path("matchLabels").properties().stream()
                        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())))
                && items(selector.path("matchExpressions")).allMatch(expression -> {
                    String value = labels.get(expression.path("key").asText());
                    boolean listed = items(expression.path("values"))
                            .anyMatch(one -> one.asText().equals(value));
                    return switch (expression.path("operator").asText()) {
                        case "In" -> listed;
                        case "NotIn" -> !listed;
                        case "Exists" -> value != null;
                        case "DoesNotExist" -> value == null;
                        default -> throw new IllegalArgumentException(expression.toString());
                    };
                });
    }

    private static boolean contains(JsonNode block, String ip) {
        return inNetwork(block.path("cidr").asText(), ip)
                && items(block.path("except")).noneMatch(except -> inNetwork(except.asText(), ip));
    }

    private static boolean inNetwork(String cidr, String ip) {
        String[] parts = cidr.split("/", -1);
        byte[] network = bytes(parts[0]);
        byte[] address = bytes(ip);
        int hostBits = network.length * 8 - Integer.parseInt(parts[1]);
        return network.length == address.length
                && new BigInteger(1, network)
                        .shiftRight(hostBits)
                        .equals(new BigInteger(1, address).shiftRight(hostBits));
    }

    /** Parses an address; a literal causes no query. */
    private static byte[] bytes(String ip) {
        try {
            return InetAddress.ofLiteral(ip).getAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ip + " is not an address", e);
        }
    }

    private static String namespace(JsonNode policy) {
        return policy.at("/metadata/namespace").asText("default");
    }
}
