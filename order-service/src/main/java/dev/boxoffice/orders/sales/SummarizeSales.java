package dev.boxoffice.orders.sales;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Adds up the sales of shows by day. */
@ApplicationScoped
class SummarizeSales {

    static final int MAX_SHOWS = 200;

    private final DataSource dataSource;
    private final RecentSummaries recent = new RecentSummaries(System::nanoTime);

    SummarizeSales(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which shows to summarize.
     *
     * @param everyOrganiser whether {@code organisers} is without meaning
     * @param showId {@code null} for those that start in the period or later
     * @param days the length of the period that ends today
     */
    record Selection(boolean everyOrganiser, List<UUID> organisers, UUID showId, int days) {}

    private record Offered(
            UUID showId,
            UUID organiserId,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            String status,
            LocalDate today,
            long held,
            long sold,
            ShowCapacity.Kind kind) {}

    /** Sales of a show; {@code day} is {@code null} for all days before the period. */
    private record Flow(
            UUID showId,
            String currency,
            LocalDate day,
            long sold,
            long revenue,
            long refundedQuantity,
            long refunded) {}

    SalesSummary summarize(Selection selection) {
        return recent.get(selection, this::compute);
    }

    private SalesSummary compute(Selection selection) {
        UUID show = selection.showId();
        Map<UUID, List<Offered>> shows = run(pipeline -> pipeline.query(
                        SummarySql.SHOWS,
                        SummarizeSales::offered,
                        selection.everyOrganiser(),
                        pipeline.column("uuid", selection.organisers(), id -> id),
                        show,
                        show,
                        show,
                        selection.days(),
                        MAX_SHOWS + 1))
                .stream()
                .collect(Collectors.groupingBy(Offered::showId, LinkedHashMap::new, Collectors.toList()));
        List<UUID> ids = shows.keySet().stream().limit(MAX_SHOWS).toList();
        if (ids.isEmpty()) {
            return new SalesSummary(List.of(), false);
        }
        Map<UUID, Long> pools = run(pipeline ->
                pipeline.query(SummarySql.POOLS, SummarizeSales::pools, pipeline.column("uuid", ids, id -> id)));
        Map<UUID, List<Flow>> flows = run(pipeline -> pipeline.query(
                        SummarySql.SUMS,
                        SummarizeSales::flows,
                        selection.days(),
                        pipeline.column("uuid", ids, id -> id)))
                .stream()
                .collect(Collectors.groupingBy(Flow::showId));
        return new SalesSummary(
                ids.stream()
                        .map(id -> show(shows.get(id), pools, flows.getOrDefault(id, List.of())))
                        .toList(),
                shows.size() > MAX_SHOWS);
    }

    private static SalesSummary.Show show(List<Offered> kinds, Map<UUID, Long> pools, List<Flow> flows) {
        Offered any = kinds.getFirst();
        Map<String, Long> revenue = new TreeMap<>();
        flows.forEach(flow -> revenue.merge(flow.currency, flow.revenue - flow.refunded, Math::addExact));
        return new SalesSummary.Show(
                any.showId,
                any.organiserId,
                any.title,
                any.venue,
                any.startsAt,
                any.timeZone,
                any.status,
                any.today,
                ShowCapacity.of(kinds.stream().map(Offered::kind).toList(), pools),
                kinds.stream().mapToLong(Offered::held).sum(),
                kinds.stream().mapToLong(Offered::sold).sum(),
                revenue.entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), sum.getKey()))
                        .toList(),
                flows.stream()
                        .filter(flow -> flow.day != null)
                        .map(flow -> new SalesSummary.Day(
                                flow.day,
                                flow.sold,
                                new Money(flow.revenue, flow.currency),
                                flow.refundedQuantity,
                                new Money(flow.refunded, flow.currency)))
                        .toList());
    }

    private static List<Offered> offered(ResultSet rows) throws SQLException {
        var found = new ArrayList<Offered>();
        while (rows.next()) {
            long held = rows.getLong("held");
            long sold = rows.getLong("sold");
            found.add(new Offered(
                    rows.getObject("show_id", UUID.class),
                    rows.getObject("organiser_id", UUID.class),
                    rows.getString("title"),
                    rows.getString("venue"),
                    rows.getObject("starts_at", OffsetDateTime.class).toInstant(),
                    rows.getString("time_zone"),
                    rows.getString("show_status"),
                    rows.getObject("today", LocalDate.class),
                    held,
                    sold,
                    new ShowCapacity.Kind(
                            rows.getLong("capacity"), rows.getBoolean("withdrawn"), held + sold, Arrays.asList((UUID[])
                                    rows.getArray("pool_ids").getArray()))));
        }
        return found;
    }

    private static Map<UUID, Long> pools(ResultSet rows) throws SQLException {
        var found = new HashMap<UUID, Long>();
        while (rows.next()) {
            found.put(rows.getObject(1, UUID.class), rows.getLong(2));
        }
        return found;
    }

    private static List<Flow> flows(ResultSet rows) throws SQLException {
        var found = new ArrayList<Flow>();
        while (rows.next()) {
            found.add(new Flow(
                    rows.getObject("show_id", UUID.class),
                    rows.getString("currency"),
                    rows.getObject("day", LocalDate.class),
                    rows.getLong("sold"),
                    rows.getLong("revenue"),
                    rows.getLong("refunded_quantity"),
                    rows.getLong("refunded")));
        }
        return found;
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not summarize sales", e);
        }
    }
}
