package dev.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiChangesTest {

    private static JsonNode released;

    @BeforeAll
    static void read() throws IOException {
        released = new YAMLMapper()
                .readTree(Path.of("../../docs/openapi/released/0.1/order-service.yaml")
                        .toFile());
    }

    @Test
    void breakNobodyWhenThingsAreAddedOrSaidOtherwise() {
        assertThat(after(_ -> {})).isEmpty();
        assertThat(after(api -> schema(api, "OrderResponse")
                        .withObject("/properties")
                        .putObject("channel")
                        .put("type", "string")))
                .isEmpty();
        assertThat(after(api -> api.withObject("/paths").putObject("/api/gifts")))
                .isEmpty();
        assertThat(after(api -> orders(api).put("description", "said otherwise")))
                .isEmpty();
        assertThat(after(api -> schema(api, "OrderStatus").withArray("/enum").add("GIVEN_AWAY")))
                .isEmpty();
        assertThat(after(api -> parameter(api, false))).isEmpty();
    }

    @Test
    void breakClientsWhenSomethingIsGone() {
        assertThat(after(api -> api.withObject("/paths").remove("/api/cart"))).hasSize(1);
        assertThat(after(api -> orders(api).withObject("/responses").remove("201")))
                .hasSize(1);
        assertThat(after(api ->
                        schema(api, "OrderResponse").withObject("/properties").remove("expiresAt")))
                .containsExactly("/components/schemas/OrderResponse/properties/expiresAt is gone");
        assertThat(after(api -> schema(api, "OrderStatus").putArray("enum").add("CREATED")))
                .hasSize(1);
    }

    @Test
    void breakClientsWhenSomethingIsOtherwiseOrDemanded() {
        assertThat(after(api ->
                        schema(api, "Money").withObject("/properties/amount").put("type", "string")))
                .hasSize(1);
        assertThat(after(api -> schema(api, "Line").withArray("/required").add("expectedUnitPrice")))
                .hasSize(1);
        assertThat(after(
                        api -> schema(api, "OrderResponse").putArray("required").add("payment")))
                .hasSize(1);
        assertThat(after(api ->
                        schema(api, "Line").withObject("/properties/quantity").put("maximum", 5)))
                .hasSize(1);
        assertThat(after(api -> parameter(api, true))).hasSize(1);
    }

    private static List<String> after(Consumer<ObjectNode> change) {
        ObjectNode today = released.deepCopy();
        change.accept(today);
        return ApiChanges.breaking(released, today);
    }

    private static ObjectNode schema(ObjectNode api, String name) {
        return api.withObject("/components/schemas/" + name);
    }

    private static ObjectNode orders(ObjectNode api) {
        return api.withObject("/paths/~1api~1orders/post");
    }

    private static void parameter(ObjectNode api, boolean required) {
        orders(api)
                .withArray("/parameters")
                .addObject()
                .put("name", "X-Channel")
                .put("in", "header")
                .put("required", required);
    }
}
