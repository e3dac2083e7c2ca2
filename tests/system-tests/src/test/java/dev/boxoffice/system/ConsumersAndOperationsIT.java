package dev.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.events.Topics;
import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.testing.Kafka;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Example consumers of other teams, tracing, probes, metrics and migration. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class ConsumersAndOperationsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long COMMAND_LIMIT_SECONDS = 120;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path EXAMPLES = Path.of("../../examples");
    private static final Path MANIFESTS = Path.of("../../k8s");

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
        User seller = User.of(boxoffice, "nell");
        UUID edited = seller.createsTicket("The First Draft", 10);
        seller.renames(edited, "The Second Draft").then().statusCode(200);
        UUID withdrawn = seller.createsTicket("The Show that Was Not", 10);
        seller.request()
                .delete(boxoffice.tickets() + "/api/tickets/{id}", withdrawn)
                .then()
                .statusCode(204);
        User buyer = User.of(boxoffice, "nora");
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(edited));
        String order = buyer.orders(edited, 1).then().statusCode(201).extract().path("id");
        buyer.pays(order, "sim_success").then().statusCode(200);
    }

    @AfterAll
    static void closeWindows() {
        BrowserSession.closeAll();
    }

    @Test
    void buildsTheTicketTableWithTheJavaExample() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ofPublishedShows(table(
                                EXAMPLES, JAVA, "-jar", "java-consumer/target/ticket-table.jar", boxoffice.kafka())))
                        .isEqualTo(tableOfTicketService()));
    }

    @Test
    void buildsTheTicketTableWithTheJavaScriptExample() throws IOException, InterruptedException {
        Path folder = EXAMPLES.resolve("node-consumer");
        run(folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ofPublishedShows(table(folder, "node", "ticket-table.js", boxoffice.kafka())))
                                .isEqualTo(tableOfTicketService()));
    }

    @Test
    void buysATicketWithAGeneratedClient() throws IOException, InterruptedException {
        UUID ticket = User.of(boxoffice, "nell").createsTicket("The Written Word", 10);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));

        String printed = run(
                EXAMPLES,
                JAVA,
                "-jar",
                "java-client/target/buy-a-ticket.jar",
                boxoffice.storefront(),
                User.of(boxoffice, "gina").token(),
                ticket.toString());

        assertThat(printed.strip()).isEqualTo("The Written Word: COMPLETE");
    }

    @Test
    void tracesAPurchaseAcrossServices() {
        UUID ticket = User.of(boxoffice, "nell").createsTicket("The Long Thread", 10);
        await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
        String order;
        try (BrowserSession buyer = BrowserSession.open(boxoffice)) {
            buyer.signsIn("theo").go("/tickets/" + ticket).presses("Add to cart");
            buyer.field("A transfer that never arrives").check();
            buyer.presses("Pay €25.00");
            assertThat(buyer.heading("Waiting for your payment")).isVisible();
            order = buyer.page().url().replaceAll(".*/", "");
        }
        await().atMost(SOON).until(() -> !traceOf(Topics.ORDERS, order).isEmpty());
        String trace = traceOf(Topics.ORDERS, order);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(SharedSystem.traces().spans(trace))
                        .anyMatch(span -> span.equals("storefront: SERVER POST /cart"))
                        .anyMatch(span -> span.startsWith("storefront: CLIENT POST"))
                        .anyMatch(span -> span.equals("order-service: SERVER POST /api/cart/checkout"))
                        .anyMatch(span -> span.startsWith("ticket-service: CONSUMER boxoffice.availability")));
        assertThat(traceOf(Topics.AVAILABILITY, ticket.toString())).isEqualTo(trace);
    }

    @Test
    void servesTheProbesOfTheManifests() throws IOException {
        Set<String> paths = matches(MANIFESTS.resolve("base"), Pattern.compile("path: (/q/\\S+)"));
        paths.addAll(matches(MANIFESTS.resolve("components/monitoring"), Pattern.compile("path: (/q/\\S+)")));

        assertThat(paths).hasSize(4);
        for (Port service : List.of(Port.TICKET, Port.ORDER, Port.ADMISSION, Port.STOREFRONT)) {
            for (String path : paths) {
                given().get(boxoffice.management(service) + path).then().statusCode(200);
            }
        }
    }

    /** Runs like the init containers of the manifests, with JSON logs. */
    @Test
    void migratesAndExits() {
        CommandResult migrated = new BareService(boxoffice, "order-service")
                .run(Map.of("QUARKUS_INIT_AND_EXIT", "true", "BOXOFFICE_LOG_JSON", "true"));

        assertThat(migrated.exitCode()).as(migrated.output()).isZero();
        assertThat(migrated.output().lines().filter(line -> line.startsWith("{")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(JsonPath.from(line).getString("message")).isNotBlank());
        assertThat(migrated.output())
                .contains("Schema \\\"public\\\" is up to date")
                .doesNotContain("Listening on");
    }

    /** The image build records an AOT cache this way. */
    @ParameterizedTest
    @ValueSource(strings = {"ticket-service", "order-service", "admission-service", "storefront"})
    void startsAndExitsWithoutDependencies(String service) throws IOException {
        String dockerfile = Files.readString(Path.of("../../deploy/Dockerfile"));
        String recording =
                dockerfile.substring(dockerfile.indexOf("RUN QUARKUS_INIT"), dockerfile.indexOf(" java -XX"));
        Map<String, String> variables = Pattern.compile("([A-Z_]+)=(\\S+)")
                .matcher(recording)
                .results()
                .collect(Collectors.toMap(variable -> variable.group(1), variable -> variable.group(2)));

        CommandResult started = new BareService(boxoffice, service).runAlone(variables);

        assertThat(variables).hasSizeGreaterThan(10).containsEntry("QUARKUS_INIT_AND_EXIT", "true");
        assertThat(started.exitCode()).as(started.output()).isZero();
    }

    @Test
    void exposesTheMetricsOfAlertsAndDashboards() throws IOException {
        Pattern metric = Pattern.compile("\\b((?:boxoffice|http_server)_[a-z_]+)");
        Set<String> queried = matches(MANIFESTS.resolve("components/monitoring"), metric);
        queried.remove("boxoffice_engine_refused_total"); // registered with the first refusal

        assertThat(queried).hasSizeGreaterThan(15);
        await().atMost(SOON).untilAsserted(() -> assertThat(queried).isSubsetOf(metrics()));
    }

    private static Set<String> metrics() {
        return Stream.of(Port.TICKET, Port.ORDER, Port.ADMISSION, Port.STOREFRONT)
                .flatMap(service -> given().get(boxoffice.management(service) + "/q/metrics")
                        .asString()
                        .lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private static List<Map<String, Object>> table(Path folder, String... command)
            throws IOException, InterruptedException {
        return run(folder, command)
                .lines()
                .map(line -> JsonPath.from(line).<String, Object>getMap(""))
                .toList();
    }

    /** Lists of ticket-service contain only tickets of published shows; other tests call shows off. */
    private static List<Map<String, Object>> ofPublishedShows(List<Map<String, Object>> tickets) throws SQLException {
        Set<String> others = new HashSet<>();
        try (var connection = boxoffice.connect("tickets");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from ticket where show_status <> 'PUBLISHED'")) {
            while (rows.next()) {
                others.add(rows.getString(1));
            }
        }
        return tickets.stream()
                .filter(ticket -> !others.contains(ticket.get("id")))
                .toList();
    }

    /** The same table read from ticket-service's API, in the order of ids. */
    private static List<Map<String, Object>> tableOfTicketService() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String status : List.of("ON_SALE", "WITHDRAWN")) {
            String next = null;
            do {
                var request = given().queryParam("status", status)
                        .queryParam("startsFrom", "2000-01-01T00:00:00Z")
                        .queryParam("limit", 100);
                JsonPath page = (next == null ? request : request.queryParam("after", next))
                        .get(boxoffice.tickets() + "/api/tickets")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                page.<Map<String, Object>>getList("items").forEach(item -> {
                    item.keySet().retainAll(Set.of("id", "title", "price", "capacity", "status", "version"));
                    all.add(item);
                });
                next = page.getString("next");
            } while (next != null);
        }
        return all.stream()
                .sorted((one, other) ->
                        one.get("id").toString().compareTo(other.get("id").toString()))
                .toList();
    }

    /** The trace of the newest event with the key; empty while there is none. */
    private static String traceOf(String topic, String key) {
        return Kafka.readAll(boxoffice.kafka(), topic).stream()
                .filter(event -> key.equals(event.key()))
                .map(ConsumerRecord::headers)
                .map(headers -> headers.lastHeader("traceparent"))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), UTF_8).split("-", -1)[1])
                .reduce("", (_, newer) -> newer);
    }

    private static Set<String> matches(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
            return found;
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".out");
        Path errors = Files.createTempFile("command", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        assertThat(ended && process.exitValue() == 0)
                .as(String.join(" ", command) + "\n" + Files.readString(errors))
                .isTrue();
        String text = Files.readString(output);
        Files.delete(output);
        Files.delete(errors);
        return text;
    }
}
