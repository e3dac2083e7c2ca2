package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The number of pods of each service, and what changes it. */
class ScalingTest {

    private static final Rendered PROD = Rendered.overlay("prod");
    private static final List<String> SERVICES =
            List.of("ticket-service", "order-service", "admission-service", "storefront");

    @Test
    void allowsDisruptionWhileOtherPodsServe() {
        for (String service : SERVICES) {
            int least = PROD.has("ScaledObject", service)
                    ? PROD.one("ScaledObject", service)
                            .at("/spec/minReplicaCount")
                            .asInt()
                    : PROD.one("Deployment", service).at("/spec/replicas").asInt();
            int disrupted = PROD.one("PodDisruptionBudget", service)
                    .at("/spec/maxUnavailable")
                    .asInt();
            assertThat(disrupted).isPositive().isLessThan(least);
            assertThat(PROD.has("ScaledObject", service)
                            && PROD.one("Deployment", service).path("spec").has("replicas"))
                    .as("replicas of %s set by both Deployment and ScaledObject", service)
                    .isFalse();
        }
    }

    @Test
    void followsTheLagOfEveryTopicThatTheServiceReads() throws IOException {
        for (String service : SERVICES) {
            List<JsonNode> triggers = items(PROD.one("ScaledObject", service).at("/spec/triggers"))
                    .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                    .map(trigger -> trigger.path("metadata"))
                    .toList();

            assertThat(triggers)
                    .as(service)
                    .extracting(trigger -> trigger.path("topic").asText())
                    .containsExactlyInAnyOrderElementsOf(Sources.topicsRead(service));
            assertThat(triggers)
                    .as(service)
                    .extracting(trigger -> trigger.path("consumerGroup").asText())
                    .allMatch(Sources.groups(service)::contains);
        }
    }

    @Test
    void letsTheScalerReadTheLagAndNothingElse() throws IOException {
        Set<String> topics = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        for (String service : SERVICES) {
            topics.addAll(Sources.topicsRead(service));
            groups.addAll(Sources.groups(service));
        }

        assertThat(describable("topic")).isEqualTo(topics);
        assertThat(describable("group")).isEqualTo(groups);
    }

    /** The names of the resources of a type, all of which the scaler may only describe. */
    private static Set<String> describable(String type) {
        return items(PROD.one("KafkaUser", "keda").at("/spec/authorization/acls"))
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .peek(acl -> assertThat(acl.path("operations"))
                        .extracting(JsonNode::asText)
                        .containsExactly("Describe"))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
