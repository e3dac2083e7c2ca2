package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.items;
import static dev.boxoffice.deployment.Rendered.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.deployment.NetworkPolicies.Address;
import dev.boxoffice.deployment.NetworkPolicies.Endpoint;
import dev.boxoffice.deployment.NetworkPolicies.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The endpoints and policies of a cluster after it has received rendered manifests, including what its operators add. */
record Cluster(List<Endpoint> endpoints, NetworkPolicies policies) {

    private static final String NAMESPACE = "boxoffice";

    static Cluster of(Rendered rendered) {
        return of(rendered, Map.of());
    }

    /**
     * Returns the cluster of the manifests.
     *
     * @param added labels that an overlay adds to every object, and that Strimzi copies to its pods
     */
    static Cluster of(Rendered rendered, Map<String, String> added) {
        List<Endpoint> endpoints = new ArrayList<>();
        Stream.of("Deployment", "CronJob")
                .flatMap(rendered::all)
                .forEach(workload -> endpoints.add(pod(workload, added)));
        rendered.all("Cluster")
                .forEach(cluster -> endpoints.add(ours(
                        name(cluster),
                        with(added, Map.of("cnpg.io/cluster", name(cluster), "cnpg.io/podRole", "instance")))));
        for (String role : List.of("broker", "controller")) {
            endpoints.add(strimzi(role, "boxoffice", "Kafka", "boxoffice-kafka", added));
        }
        endpoints.add(strimzi("entity-operator", "boxoffice", "Kafka", "boxoffice-entity-operator", added));
        endpoints.add(strimzi("kafka-exporter", "boxoffice", "Kafka", "boxoffice-kafka-exporter", added));
        if (rendered.has("KafkaConnect", "outbox")) {
            endpoints.add(strimzi("connect", "outbox", "KafkaConnect", "outbox-connect", added));
        }
        endpoints.add(ours("neighbor", Map.of("app", "neighbor")));
        endpoints.addAll(others());
        List<JsonNode> policies = new ArrayList<>(rendered.all("NetworkPolicy").toList());
        policies.add(ofStrimzi(rendered.one("Kafka", "boxoffice")));
        return new Cluster(List.copyOf(endpoints), new NetworkPolicies(List.copyOf(policies)));
    }

    Endpoint endpoint(String name) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no endpoint " + name));
    }

    boolean has(String name) {
        return endpoints.stream().anyMatch(endpoint -> endpoint.name().equals(name));
    }

    private static List<Endpoint> others() {
        return List.of(
                pod("gateway", "gateway", Map.of()),
                new Pod("gateway-proxy", "envoy", Map.of("boxoffice.dev/gateway", "true"), Map.of(), Map.of()),
                pod("prometheus", "monitoring", Map.of()),
                pod("otel-collector", "monitoring", Map.of()),
                pod("keda", "keda", Map.of("app", "keda-operator")),
                pod("cnpg-operator", "cnpg-system", Map.of("app.kubernetes.io/name", "cloudnative-pg")),
                pod("strimzi-operator", "strimzi", Map.of("strimzi.io/kind", "cluster-operator")),
                pod("kube-dns", "kube-system", Map.of("k8s-app", "kube-dns")),
                pod("openshift-dns", "openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default")),
                pod("keycloak", "login", Map.of()),
                pod("stranger", "elsewhere", Map.of("app.kubernetes.io/name", "order-service")),
                new Address("node-local-dns", "169.254.20.10"),
                new Address("issuer", "203.0.113.10"),
                new Address("issuer-v6", "2001:db8::10"),
                new Address("stripe", "198.51.100.7"),
                new Address("stripe-v6", "2600:1f18::7"),
                new Address("node", "10.0.0.5"),
                new Address("node-v6", "fd00::5"),
                new Address("instance-metadata", "169.254.169.254"));
    }

    private static Pod pod(JsonNode workload, Map<String, String> added) {
        String template =
                workload.path("kind").asText().equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template";
        Map<String, String> labels = new HashMap<>(added);
        workload.at(template + "/metadata/labels").forEachEntry((key, value) -> labels.put(key, value.asText()));
        Map<String, Integer> ports = new HashMap<>();
        Rendered.containers(workload)
                .flatMap(container -> items(container.path("ports")))
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return new Pod(name(workload), NAMESPACE, namespace(NAMESPACE), labels, ports);
    }

    private static Pod strimzi(String role, String cluster, String kind, String name, Map<String, String> added) {
        Map<String, String> labels = with(Map.of("app.kubernetes.io/part-of", "strimzi-" + cluster), added);
        return ours(
                role,
                with(labels, Map.of("strimzi.io/cluster", cluster, "strimzi.io/kind", kind, "strimzi.io/name", name)));
    }

    private static Pod ours(String name, Map<String, String> labels) {
        return pod(name, NAMESPACE, labels);
    }

    private static Pod pod(String name, String namespace, Map<String, String> labels) {
        return new Pod(name, namespace, namespace(namespace), labels, Map.of());
    }

    private static Map<String, String> namespace(String name) {
        return Map.of("kubernetes.io/metadata.name", name);
    }

    private static Map<String, String> with(Map<String, String> labels, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return all;
    }

    /** Returns the policy that Strimzi creates for the pods of a cluster, after its KafkaCluster.generateNetworkPolicy. */
    private static JsonNode ofStrimzi(JsonNode kafka) {
        try {
            ObjectNode policy = (ObjectNode) Rendered.YAML.readTree("""
                    metadata: {name: boxoffice-network-policy-kafka, namespace: boxoffice}
                    spec:
                      podSelector: {matchLabels: {strimzi.io/cluster: boxoffice, strimzi.io/kind: Kafka, strimzi.io/name: boxoffice-kafka}}
                      policyTypes: [Ingress]
                      ingress:
                        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {strimzi.io/kind: cluster-operator}}},
                                 {podSelector: {matchLabels: {strimzi.io/cluster: boxoffice, strimzi.io/name: boxoffice-kafka}}}]
                          ports: [{port: 9090}]
                        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {strimzi.io/kind: cluster-operator}}},
                                 {podSelector: {matchLabels: {strimzi.io/cluster: boxoffice, strimzi.io/name: boxoffice-kafka}}},
                                 {podSelector: {matchLabels: {strimzi.io/name: boxoffice-entity-operator}}},
                                 {podSelector: {matchLabels: {strimzi.io/name: boxoffice-kafka-exporter}}}]
                          ports: [{port: 9091}]
                        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {strimzi.io/kind: cluster-operator}}}]
                          ports: [{port: 8443}]
                    """);
            items(kafka.at("/spec/kafka/listeners")).forEach(listener -> {
                ObjectNode rule = policy.withArray("/spec/ingress").addObject();
                if (listener.has("networkPolicyPeers")) {
                    rule.set("from", listener.get("networkPolicyPeers"));
                }
                rule.putArray("ports").addObject().set("port", listener.get("port"));
            });
            return policy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
