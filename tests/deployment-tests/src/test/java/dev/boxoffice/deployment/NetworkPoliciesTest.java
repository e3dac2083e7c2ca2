package dev.boxoffice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.deployment.NetworkPolicies.Address;
import dev.boxoffice.deployment.NetworkPolicies.Direction;
import dev.boxoffice.deployment.NetworkPolicies.Endpoint;
import dev.boxoffice.deployment.NetworkPolicies.Pod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each pod reaches what it needs, names included, and nothing else. */
class NetworkPoliciesTest {

    private static final List<String> SERVICES =
            List.of("ticket-service", "order-service", "admission-service", "storefront");

    /** Every port that an endpoint of the cluster might serve. */
    private static final Map<String, List<String>> SERVED = Map.ofEntries(
            Map.entry("ticket-service", List.of("8080", "9000", "5005")),
            Map.entry("order-service", List.of("8080", "9000", "5005")),
            Map.entry("admission-service", List.of("8080", "9000", "5005")),
            Map.entry("storefront", List.of("8080", "9000", "5005")),
            Map.entry("tickets-db", List.of("5432", "8000", "9187", "22")),
            Map.entry("orders-db", List.of("5432", "8000", "9187", "22")),
            Map.entry("admissions-db", List.of("5432", "8000", "9187", "22")),
            Map.entry("broker", List.of("9090", "9091", "9092", "9093", "8443")),
            Map.entry("controller", List.of("9090", "9091", "9093", "8443")),
            Map.entry("kube-dns", List.of("53", "53/UDP", "9153")),
            Map.entry("openshift-dns", List.of("5353", "5353/UDP")),
            Map.entry("node-local-dns", List.of("53", "53/UDP", "80")),
            Map.entry("otel-collector", List.of("4317", "8888")),
            Map.entry("keycloak", List.of("8080", "9000")),
            Map.entry("issuer", List.of("443", "80")),
            Map.entry("issuer-v6", List.of("443")),
            Map.entry("stripe", List.of("443", "22")),
            Map.entry("stripe-v6", List.of("443")),
            Map.entry("node", List.of("443", "10250", "5432")),
            Map.entry("node-v6", List.of("443")),
            Map.entry("instance-metadata", List.of("80", "443")),
            Map.entry("neighbor", List.of("80")),
            Map.entry("stranger", List.of("80", "5432")));

    private static final List<String> NAMES = List.of(
            "kube-dns:53",
            "kube-dns:53/UDP",
            "openshift-dns:5353",
            "openshift-dns:5353/UDP",
            "node-local-dns:53",
            "node-local-dns:53/UDP");

    @Test
    void connectsExactlyWhatProductionNeeds() {
        assertThat(connections(Cluster.of(Rendered.overlay("prod")))).isEqualTo(production());
    }

    /** Strimzi copies {@code app.kubernetes.io/part-of} to its pods, which must not isolate them. */
    @Test
    void ignoresLabelsThatOperatorsCopy() {
        var labeled = Cluster.of(Rendered.overlay("prod"), Map.of("app.kubernetes.io/part-of", "boxoffice"));

        assertThat(connections(labeled)).isEqualTo(production());
    }

    @Test
    void connectsTheIssuerInTheClusterInDevelopment() {
        Set<String> expected = base();
        SERVICES.forEach(service -> expected.add(service + " -> keycloak:8080"));
        Stream.of("stripe:443", "stripe-v6:443", "issuer:443", "issuer-v6:443")
                .forEach(address -> expected.add("order-service -> " + address));

        assertThat(connections(Cluster.of(Rendered.overlay("dev")))).isEqualTo(expected);
    }

    @Test
    void connectsDebeziumAndItsCleanup() {
        Set<String> expected = base();
        addIssuer(expected);
        for (String database : List.of("tickets", "orders", "admissions")) {
            String cleanup = database + "-outbox-cleanup";
            expected.add("connect -> %s-db:5432".formatted(database));
            expected.add(cleanup + " -> %s-db:5432".formatted(database));
            NAMES.forEach(server -> expected.add(cleanup + " -> " + server));
        }
        expected.add("connect -> broker:9093");
        expected.add("connect -> controller:9093");

        assertThat(connections(Cluster.of(Rendered.baseWith("strimzi", "cnpg", "debezium"))))
                .isEqualTo(expected);
    }

    @Test
    void isolatesEveryPodOfOurs() {
        Stream.of(Rendered.overlay("prod"), Rendered.overlay("dev"), Rendered.baseWith("strimzi", "cnpg", "debezium"))
                .forEach(rendered -> {
                    Cluster cluster = Cluster.of(rendered);
                    Stream.of("Deployment", "CronJob")
                            .flatMap(rendered::all)
                            .map(workload -> cluster.endpoint(Rendered.name(workload)))
                            .forEach(pod -> assertThat(Direction.values())
                                    .as(pod.name())
                                    .allMatch(direction -> cluster.policies().isolates(direction, pod)));
                });
    }

    private static Set<String> production() {
        Set<String> expected = base();
        addIssuer(expected);
        SERVICES.forEach(service -> expected.add(service + " -> otel-collector:4317"));
        expected.add("keda -> broker:9093");
        expected.add("keda -> controller:9093");
        return expected;
    }

    private static void addIssuer(Set<String> expected) {
        for (String service : SERVICES) {
            expected.add(service + " -> issuer:443");
            expected.add(service + " -> issuer-v6:443");
        }
        expected.add("order-service -> stripe:443");
        expected.add("order-service -> stripe-v6:443");
    }

    /** The connections of every installation. */
    private static Set<String> base() {
        Set<String> expected = new TreeSet<>();
        for (String service : SERVICES) {
            expected.add("gateway -> %s:8080".formatted(service));
            expected.add("gateway-proxy -> %s:8080".formatted(service));
            // Prometheus and the collector share a namespace
            expected.add("prometheus -> %s:9000".formatted(service));
            expected.add("otel-collector -> %s:9000".formatted(service));
            NAMES.forEach(server -> expected.add(service + " -> " + server));
        }
        expected.add("storefront -> ticket-service:8080");
        expected.add("storefront -> order-service:8080");
        expected.add("storefront -> admission-service:8080");
        expected.add("ticket-service -> tickets-db:5432");
        expected.add("order-service -> orders-db:5432");
        expected.add("admission-service -> admissions-db:5432");
        for (String database : List.of("tickets-db", "orders-db", "admissions-db")) {
            for (String port : List.of("5432", "8000")) {
                expected.add("%s -> %s:%s".formatted(database, database, port));
                expected.add("cnpg-operator -> %s:%s".formatted(database, port));
            }
            expected.add("prometheus -> %s:9187".formatted(database));
            expected.add("otel-collector -> %s:9187".formatted(database));
        }
        for (String node : List.of("broker", "controller")) {
            for (String service : List.of("ticket-service", "order-service", "admission-service")) {
                expected.add(service + " -> " + node + ":9093");
            }
            for (String client : List.of("broker", "controller", "strimzi-operator")) {
                expected.add(client + " -> " + node + ":9090");
                expected.add(client + " -> " + node + ":9091");
            }
            expected.add("entity-operator -> " + node + ":9091");
            expected.add("kafka-exporter -> " + node + ":9091");
            expected.add("strimzi-operator -> " + node + ":8443");
        }
        return expected;
    }

    /** Returns each allowed connection in which one side is isolated. Both sides of the others are outside our control. */
    private static Set<String> connections(Cluster cluster) {
        return cluster.endpoints().stream()
                .flatMap(from -> cluster.endpoints().stream()
                        .filter(to -> isControlled(cluster, from, to))
                        .flatMap(to -> SERVED.getOrDefault(to.name(), List.of()).stream()
                                .filter(port -> allows(cluster, from, to, port))
                                .map(port -> from.name() + " -> " + to.name() + ":" + port)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isControlled(Cluster cluster, Endpoint from, Endpoint to) {
        return cluster.policies().isolates(Direction.EGRESS, from)
                || cluster.policies().isolates(Direction.INGRESS, to);
    }

    private static boolean allows(Cluster cluster, Endpoint from, Endpoint to, String port) {
        String[] parts = port.split("/", -1);
        return cluster.policies().allows(from, to, parts.length == 2 ? parts[1] : "TCP", Integer.parseInt(parts[0]));
    }

    @Test
    void matchesRangesOfPortsAndNegativeSelectors() throws Exception {
        JsonNode policy = Rendered.YAML.readTree("""
                metadata: {namespace: a}
                spec:
                  podSelector: {matchExpressions: [{key: role, operator: NotIn, values: [open]}, {key: exempt, operator: DoesNotExist}]}
                  ingress:
                    - from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
                      ports: [{port: 100, endPort: 110}, {protocol: UDP}]
                """);
        var policies = new NetworkPolicies(List.of(policy));
        var closed = new Pod("closed", "a", Map.of(), Map.of("role", "closed"), Map.of());
        var open = new Pod("open", "a", Map.of(), Map.of("role", "open"), Map.of());
        var exempt = new Pod("exempt", "a", Map.of(), Map.of("exempt", ""), Map.of());
        var inside = new Address("inside", "10.2.3.4");
        var excepted = new Address("excepted", "10.1.3.4");

        assertThat(policies.allows(inside, closed, "TCP", 105)).isTrue();
        assertThat(policies.allows(inside, closed, "UDP", 9)).isTrue();
        assertThat(policies.allows(inside, closed, "TCP", 111)).isFalse();
        assertThat(policies.allows(excepted, closed, "TCP", 105)).isFalse();
        assertThat(policies.allows(new Address("v6", "::1"), closed, "TCP", 105))
                .isFalse();
        assertThat(policies.allows(open, closed, "TCP", 105)).isFalse();
        assertThat(policies.allows(excepted, open, "TCP", 1)).isTrue();
        assertThat(policies.allows(excepted, exempt, "TCP", 1)).isTrue();
        assertThat(policies.isolates(Direction.EGRESS, closed)).isFalse();
    }
}
