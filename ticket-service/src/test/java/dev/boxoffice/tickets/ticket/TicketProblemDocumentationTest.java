package dev.boxoffice.tickets.ticket;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.problem.TicketProblemMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final Set<String> CREATE = Set.of("createTicket", "createPool", "createShow", "copyShow");
    private static final Set<String> EDIT =
            Set.of("updateTicket", "patchTicket", "updatePool", "patchPool", "updateShow", "patchShow");
    private static final Set<String> OTHER = Set.of("withdrawTicket", "publishShow", "callOffShow");
    private static final Set<String> READ = Set.of("getTicket", "getPool", "getShow");

    /** The operations that can return each problem. */
    private static final Map<TicketProblem, Set<String>> OPERATIONS = Map.ofEntries(
            entry(new TicketProblem.NotFound("ticket", ID), union(CREATE, EDIT, OTHER, READ)),
            entry(new TicketProblem.NotYours("ticket", ID), union(CREATE, EDIT, OTHER, Set.of("listShows"))),
            entry(new TicketProblem.Withdrawn(ID), Set.of("updateTicket", "patchTicket")),
            entry(new TicketProblem.Invalid("price.amount", "must be at least 0"), union(CREATE, EDIT)),
            entry(
                    new TicketProblem.CapacityBelowSold(1, 1, 1),
                    Set.of("updateTicket", "patchTicket", "updatePool", "patchPool")),
            entry(new TicketProblem.CurrencyFixed("EUR", 1, 1), Set.of("updateTicket", "patchTicket")),
            entry(
                    new TicketProblem.LimitExceeded("maxPerSeller", 1, ""),
                    union(CREATE, Set.of("updateTicket", "patchTicket", "updateShow", "patchShow"))),
            entry(new TicketProblem.ShowHasOtherTickets(ID), Set.of("updateTicket", "patchTicket")),
            entry(
                    new TicketProblem.ShowCalledOff(ID),
                    Set.of(
                            "createTicket",
                            "updateTicket",
                            "patchTicket",
                            "createPool",
                            "updatePool",
                            "patchPool",
                            "publishShow")),
            entry(new TicketProblem.ShowNotPublished(ID), Set.of("callOffShow")),
            entry(new TicketProblem.PreconditionRequired(), EDIT),
            entry(
                    new TicketProblem.Stale(1),
                    union(EDIT, OTHER, READ, Set.of("listTickets", "listShows", "listShowFacets"))));

    private static Set<String> union(Set<?>... sets) {
        return Stream.of(sets).flatMap(Set::stream).map(String.class::cast).collect(Collectors.toSet());
    }

    /** Problems of the shared HTTP library. */
    private static final Set<String> SHARED = Stream.of(
                    each(union(CREATE, EDIT, OTHER, Set.of("listShows")), "403 insufficient-scope"),
                    each(CREATE, "401 unauthorized", "409 idempotency-key-in-use", "422 idempotency-key-reused"),
                    each(EDIT, "401 unauthorized", "412 weak-etag"),
                    each(OTHER, "400 bad-request", "401 unauthorized", "412 weak-etag"),
                    each(READ, "400 bad-request", "412 weak-etag"),
                    each(Set.of("listTickets", "listShowFacets"), "400 bad-request", "412 weak-etag"),
                    each(Set.of("listShows"), "400 bad-request", "401 unauthorized", "412 weak-etag"))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    private static Set<String> each(Set<String> operations, String... problems) {
        return operations.stream()
                .flatMap(operation -> Stream.of(problems).map(problem -> operation + " " + problem))
                .collect(Collectors.toSet());
    }

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
        return document.get("paths").properties().stream()
                .filter(path -> path.getKey().matches("/api/(tickets|pools|shows)(/.*)?"))
                .flatMap(path -> path.getValue().properties().stream())
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
