package dev.boxoffice.bench.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import dev.boxoffice.bench.orders.OrderService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares public ticket reads with the same bytes served from memory, and measures the CPU time to read an order. */
public final class ReadBench implements Bench {

    private static final int TICKETS = 10_000;
    private static final int PAGE = 20;

    private static final String LIST = "list of 20";
    private static final String LIST_STATIC = "the same bytes, static";
    private static final String ONE = "one ticket";
    private static final String ONE_STATIC = "the same bytes of one, static";
    private static final String ORDER = "one order";

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        readTickets(system, plan, report);
        readOrders(system, plan, report);
    }

    private static void readTickets(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("read: %d connections, %,d tickets".formatted(Wrk.CONNECTIONS, plan.scaled(TICKETS)));
        List<String> firstPage = createTickets(system, plan.scaled(TICKETS));
        String list = system.tickets() + "/api/tickets?limit=" + PAGE;
        String one = system.tickets() + "/api/tickets/" + firstPage.getFirst();
        requirePage(ReadArm.get(list), firstPage);
        system.createDatabase("orders_static");
        try (var copies = OrderService.reference(
                system, "orders_static", "no-database", Map.of("BENCH_STATIC_OF", list + "," + one))) {
            copies.awaitReady();
            var wrk = new Wrk(system, "get.lua");
            String page = ReadArm.get(list);
            String ticket = ReadArm.get(one);
            List<ReadArm> arms = List.of(
                    new ReadArm(LIST, list, page, wrk),
                    new ReadArm(LIST_STATIC, copies.url() + "/static/0", page, wrk),
                    new ReadArm(ONE, one, ticket, wrk),
                    new ReadArm(ONE_STATIC, copies.url() + "/static/1", ticket, wrk));
            for (ReadArm arm : arms) {
                Rounds.warmUp(arm, plan.sharingWarmUp(arms.size() / 2)); // two JVMs serve the arms
            }
            Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(arms);
            report.arms(samples);
            report.row("read", LIST + " ÷ " + LIST_STATIC, samples.ratio(LIST, LIST_STATIC), Goal.atLeast(0.6));
            report.row("read", ONE + " ÷ " + ONE_STATIC, samples.ratio(ONE, ONE_STATIC), null);
        }
    }

    private static void readOrders(LocalSystem system, Plan plan, Report report) throws Exception {
        OrderArm placed = new HotArms(system, plan).warmWhole();
        var order = OrderReadArm.of(ORDER, system, placed);
        Rounds.warmUp(order, plan.sharingWarmUp(2));
        Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(List.of(order));
        report.arms(samples);
        report.row("read", "CPU ms: " + ORDER, samples.cpuMillis(ORDER), Goal.atMost(0.4));
    }

    /** Creates tickets and returns the ids of the first page. */
    private static List<String> createTickets(LocalSystem system, int count) throws SQLException {
        system.execute(
                "tickets",
                "truncate organiser, organiser_member, organiser_invitation, show, pool, ticket, ticket_availability",
                "insert into organiser (id, name, slug, version, created_at, updated_at)"
                        + " values (uuidv7(), 'Bench', 'bench', 1, now(), now())",
                """
                insert into show (id, organiser_id, title, description, venue, time_zone, starts_at, status, version, created_at,
                    updated_at, local_date)
                select uuidv7(), organiser.id, 'Bench ' || n, 'An evening with number ' || n, 'Hall', 'UTC',
                    now() + n * interval '1 minute' + interval '1 day', 'PUBLISHED', 1, now(), now(), current_date
                from organiser, generate_series(1, %d) n
                """.formatted(count),
                """
                insert into ticket (id, show_id, organiser_id, title, description, venue, starts_at, price_amount,
                    price_currency, capacity, max_per_order, seller_id, status, version, created_at, updated_at)
                select uuidv7(), id, organiser_id, title, description, venue, starts_at, 4900, 'EUR', 500, 10, 'seller', 'ON_SALE',
                    1, now(), now()
                from show
                """,
                "insert into ticket_availability select id, 2, 3, 495, 1, now() from ticket",
                "vacuum analyze show, ticket, ticket_availability");
        var ids = new ArrayList<String>();
        try (var connection = system.connect("tickets");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from ticket order by starts_at, id limit " + PAGE)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static void requirePage(String json, List<String> ids) throws Exception {
        List<String> shown = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(json).required("items")) {
            shown.add(item.required("id").asText());
        }
        if (!shown.equals(ids)) {
            throw new BenchException("the list contains %s instead of %s".formatted(shown, ids));
        }
    }
}
