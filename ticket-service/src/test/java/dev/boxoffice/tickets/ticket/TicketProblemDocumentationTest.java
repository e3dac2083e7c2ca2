package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketProblemDocumentationTest {

    private static final Pattern NAME = Pattern.compile("\\(`([a-z-]+)`\\)");
    private static final UUID ID = UUID.randomUUID();
    private static final Stock STOCK = new Stock(1, 1);

    /** The operations that can return each problem. */
    private static final Map<TicketProblem, Set<String>> OPERATIONS = Map.of(
            new TicketProblem.NotFound(ID), Set.of("getTicket", "updateTicket", "patchTicket", "withdrawTicket"),
            new TicketProblem.NotYours(ID), Set.of("updateTicket", "patchTicket", "withdrawTicket"),
            new TicketProblem.Withdrawn(ID), Set.of("updateTicket", "patchTicket"),
            new TicketProblem.StartsInThePast(Instant.EPOCH), Set.of("createTicket", "updateTicket", "patchTicket"),
            new TicketProblem.InvalidPrice("price.amount", "must be at least 0"),
                    Set.of("createTicket", "updateTicket", "patchTicket"),
            new TicketProblem.CapacityBelowSold(1, STOCK), Set.of("updateTicket", "patchTicket"),
            new TicketProblem.CurrencyFixed("EUR", STOCK), Set.of("updateTicket", "patchTicket"),
            new TicketProblem.TooManyTickets(1), Set.of("createTicket", "updateTicket", "patchTicket"),
            new TicketProblem.PreconditionRequired(), Set.of("updateTicket", "patchTicket"),
            new TicketProblem.Stale(1),
                    Set.of("getTicket", "listTickets", "updateTicket", "patchTicket", "withdrawTicket"));

    /** Problems of the shared HTTP library. */
    private static final Set<String> SHARED = Set.of(
            "createTicket 401 unauthorized",
            "createTicket 409 idempotency-key-in-use",
            "createTicket 422 idempotency-key-reused",
            "getTicket 400 bad-request",
            "getTicket 412 weak-etag",
            "listTickets 400 bad-request",
            "listTickets 412 weak-etag",
            "patchTicket 401 unauthorized",
            "patchTicket 412 weak-etag",
            "updateTicket 401 unauthorized",
            "updateTicket 412 weak-etag",
            "withdrawTicket 400 bad-request",
            "withdrawTicket 401 unauthorized",
            "withdrawTicket 412 weak-etag");

    @Test
    void assignsEveryProblemToOperations() {
        Set<Class<?>> assigned =
                OPERATIONS.keySet().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(assigned).containsExactlyInAnyOrder(TicketProblem.class.getPermittedSubclasses());
    }

    @Test
    void documentsEveryProblemOfEachOperation() throws IOException {
        var expected = new TreeSet<>(SHARED);
        OPERATIONS.forEach((problem, operations) -> {
            HttpProblem http = TicketProblemMapper.toHttp(problem);
            String path = http.getType().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            operations.forEach(operation -> expected.add(operation + " " + http.getStatusCode() + " " + name));
        });

        assertThat(documented()).isEqualTo(expected);
    }

    private static Set<String> documented() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(
                        Path.of("..", "docs", "openapi", "ticket-service.yaml").toFile());
        return Stream.of("/api/tickets", "/api/tickets/{id}")
                .flatMap(path -> document.get("paths").get(path).properties().stream())
                .map(Map.Entry::getValue)
                .flatMap(TicketProblemDocumentationTest::documented)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> documented(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .flatMap(response -> NAME.matcher(
                                response.getValue().path("description").asText())
                        .results()
                        .map(match -> operation.get("operationId").asText() + " " + response.getKey() + " "
                                + match.group(1)));
    }
}
