package dev.boxoffice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's HTTP APIs still serve the clients of every release. */
class ReleasedApisTest {

    private static final Path DOCUMENTS = Path.of("../../docs/openapi");
    private static final ApiDocument RELEASED = ApiDocument.read(DOCUMENTS.resolve("released/0.1/order-service.yaml"));

    static Stream<Path> releases() throws IOException {
        try (Stream<Path> files = Files.walk(DOCUMENTS.resolve("released"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void staysCompatibleWithEveryRelease(Path release) {
        var changes =
                ApiDocument.read(DOCUMENTS.resolve(release.getFileName())).changesSince(ApiDocument.read(release));

        assertThat(changes.isCompatible())
                .as("%s: gone %s, changed %s", release, changes.getMissingEndpoints(), changes.getChangedOperations())
                .isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> additions() {
        return Stream.of(
                Named.of("nothing", api -> {}),
                Named.of(
                        "response property",
                        api -> property(api, "OrderResponse", "channel").put("type", "string")),
                Named.of("path", api -> api.withObject("/paths").putObject("/api/gifts")),
                Named.of("description", api -> placeOrder(api).put("description", "Reworded.")),
                Named.of(
                        "enum value",
                        api -> schema(api, "OrderStatus").withArray("/enum").add("ON_REVIEW")),
                Named.of("optional parameter", api -> addParameter(api, false)));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void acceptsAdditions(Consumer<ObjectNode> change) {
        assertThat(isCompatibleAfter(change)).isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> breakingChanges() {
        return Stream.of(
                Named.of("path removed", api -> api.withObject("/paths").remove("/api/cart")),
                Named.of(
                        "response removed",
                        api -> placeOrder(api).withObject("/responses").remove("201")),
                Named.of(
                        "response property removed",
                        api -> schema(api, "OrderResponse")
                                .withObject("/properties")
                                .remove("expiresAt")),
                Named.of(
                        "nested response property removed",
                        api -> schema(api, "Transition")
                                .withObject("/properties")
                                .remove("at")),
                Named.of(
                        "enum values removed",
                        api -> schema(api, "OrderStatus").putArray("enum").add("CREATED")),
                Named.of("type changed", api -> property(api, "Money", "amount").put("type", "string")),
                Named.of(
                        "request property required",
                        api -> schema(api, "Line").withArray("/required").add("expectedUnitPrice")),
                Named.of(
                        "maximum lowered",
                        api -> property(api, "Line", "quantity").put("maximum", 5)),
                Named.of("required parameter", api -> addParameter(api, true)));
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void refusesBreakingChanges(Consumer<ObjectNode> change) {
        assertThat(isCompatibleAfter(change)).isFalse();
    }

    @Test
    void comparesDocumentsThatHaveThePlacesChangedHere() {
        RELEASED.with(api -> {
            assertThat(api.at("/paths/~1api~1cart").isMissingNode()).isFalse();
            assertThat(api.at("/components/schemas/Transition/properties/at").isMissingNode())
                    .isFalse();
            assertThat(api.at("/components/schemas/Line/properties/quantity").isMissingNode())
                    .isFalse();
        });
    }

    private static boolean isCompatibleAfter(Consumer<ObjectNode> change) {
        return RELEASED.with(change).changesSince(RELEASED).isCompatible();
    }

    private static ObjectNode schema(ObjectNode api, String name) {
        return api.withObject("/components/schemas/" + name);
    }

    private static ObjectNode property(ObjectNode api, String schema, String name) {
        return schema(api, schema).withObject("/properties").withObject("/" + name);
    }

    private static ObjectNode placeOrder(ObjectNode api) {
        return api.withObject("/paths/~1api~1orders/post");
    }

    private static void addParameter(ObjectNode api, boolean required) {
        placeOrder(api)
                .withArray("/parameters")
                .addObject()
                .put("name", "X-Channel")
                .put("in", "header")
                .put("required", required);
    }
}
