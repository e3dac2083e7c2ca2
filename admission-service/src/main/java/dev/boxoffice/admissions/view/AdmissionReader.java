package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.AdmissionStatus;
import dev.boxoffice.admissions.code.AdmissionCodes;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.organisers.Memberships;
import dev.boxoffice.organisers.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads admissions for display, and signs the codes that the reader may see. */
@ApplicationScoped
public class AdmissionReader {

    /** The first two parameters are the reader's subject. */
    private static final String SELECT =
            "select " + Admission.COLUMNS + """
            , o.buyer_id, t.show_id, t.organiser_id, t.name, t.title, t.venue, t.starts_at, t.time_zone,
                t.show_status, coalesce(s.ask_holder_names, false) as asks_holder_name, r.expires_at as transfer_expires_at,
                coalesce(case when t.organiser_id is null then t.seller_id = ? else %s end, false) as staff
            from admission a join orders o on o.id = a.order_id left join ticket t on t.id = a.ticket_id
                left join show s on s.id = t.show_id left join organiser g on g.id = t.organiser_id
                left join transfer r on r.admission_id = a.id and r.expires_at > clock_timestamp()
            """.formatted(Memberships.condition("g", Role.OWNER, Role.SUPPORT));

    private static final String ONE = SELECT + "where a.id = ?";

    /** The parameters of the last line: whether the reader is an operator, and twice the reader's subject. */
    private static final String OF_ORDER = "from (" + SELECT + """
            where a.order_id = ?) v
            where (v.staff or ? or v.holder_id = ? or v.buyer_id = ?)
            """;

    private static final String PAGE_OF_ORDER =
            "select * " + OF_ORDER + " and (v.ticket_id, v.number) > (?, ?) order by v.ticket_id, v.number limit ?";
    private static final String COUNT_OF_ORDER = "select count(*) " + OF_ORDER;
    private static final String TICKETS_OF_ORDER =
            "select v.ticket_id, bool_or(v.status = 'VALID') " + OF_ORDER + " group by v.ticket_id";

    /** The buyer sees the codes of admissions only as their holder. */
    private static final String CODES_OF_ORDER = "select * " + OF_ORDER + """
             and (v.staff or ? or v.holder_id = ?) and v.status = 'VALID'
                and v.ticket_id = coalesce(?::uuid, v.ticket_id)
            order by v.ticket_id, v.number limit ?
            """;

    private static final String MINE = "where a.holder_id = ? and a.status = any (?)";
    private static final String PAGE =
            SELECT + MINE + " and (a.created_at, a.id) < (?, ?) order by a.created_at desc, a.id desc limit ?";
    private static final String COUNT = "select count(*) from admission a " + MINE;
    private static final String BUYER = "select buyer_id from orders where id = ?";

    /** PostgreSQL's {@code infinity}. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final DataSource dataSource;
    private final AdmissionCodes codes;

    AdmissionReader(DataSource dataSource, AdmissionCodes codes) {
        this.dataSource = dataSource;
        this.codes = codes;
    }

    /** Finds an admission if the caller may see it. */
    public Optional<AdmissionResponse> find(Caller caller, UUID id) {
        return select(ONE, caller, id).stream()
                .filter(found -> found.isVisibleTo(caller))
                .map(found -> response(found, caller))
                .findFirst();
    }

    /** A page of the admissions of an order that the caller may see; empty if the order is unknown or not visible. */
    Optional<Page<AdmissionResponse>> ofOrder(Caller caller, UUID orderId, UnitCursor after, int limit, boolean count) {
        List<FoundAdmission> rows = read(
                PAGE_OF_ORDER,
                FoundAdmission::read,
                parameters(caller, orderId, after.ticketId(), after.number(), limit + 1));
        if (rows.isEmpty() && !isVisible(caller, orderId)) {
            return Optional.empty();
        }
        return Optional.of(Page.of(
                rows,
                limit,
                found -> new UnitCursor(
                        found.admission().ticketId(), found.admission().number()),
                found -> response(found, caller),
                count
                        ? read(COUNT_OF_ORDER, row -> row.getLong(1), parameters(caller, orderId))
                                .getFirst()
                        : null));
    }

    /**
     * Up to {@code limit} valid admissions of an order whose codes the caller may see, by ticket and number; empty if the order is
     * unknown or not visible.
     *
     * @param ticketId {@code null} for all tickets
     */
    public Optional<List<AdmissionResponse>> withCodes(Caller caller, UUID orderId, UUID ticketId, int limit) {
        List<FoundAdmission> rows = read(
                CODES_OF_ORDER,
                FoundAdmission::read,
                parameters(caller, orderId, caller.isAdmin(), caller.id(), ticketId, limit));
        return rows.isEmpty() && !isVisible(caller, orderId)
                ? Optional.empty()
                : Optional.of(
                        rows.stream().map(found -> response(found, caller)).toList());
    }

    /**
     * The tickets of the admissions of an order that the caller may see, with whether any of their admissions is valid; empty if
     * the order is unknown or not visible.
     */
    public Optional<Map<UUID, Boolean>> ticketsOf(Caller caller, UUID orderId) {
        Map<UUID, Boolean> tickets = visibleTickets(caller, orderId);
        return tickets.isEmpty() && !isBuyer(caller, orderId) ? Optional.empty() : Optional.of(tickets);
    }

    private Map<UUID, Boolean> visibleTickets(Caller caller, UUID orderId) {
        return read(
                        TICKETS_OF_ORDER,
                        row -> Map.entry(row.getObject(1, UUID.class), row.getBoolean(2)),
                        parameters(caller, orderId))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A page of the admissions that the caller holds, newest first.
     *
     * @param status {@code null} for any
     * @param after {@code null} for the first page
     */
    Page<AdmissionResponse> mine(Caller caller, AdmissionStatus status, Cursor after, int limit, boolean count) {
        String[] statuses = (status == null ? Stream.of(AdmissionStatus.values()) : Stream.of(status))
                .map(AdmissionStatus::name)
                .toArray(String[]::new);
        List<FoundAdmission> rows = select(
                PAGE,
                caller,
                caller.id(),
                statuses,
                after == null ? END_OF_TIME : after.at().atOffset(ZoneOffset.UTC),
                after == null ? LAST_ID : after.id(),
                limit + 1);
        return Page.of(
                rows,
                limit,
                found -> new Cursor(
                        found.admission().createdAt(), found.admission().id()),
                found -> response(found, caller),
                count ? first(COUNT, row -> row.getLong(1), caller.id(), statuses) : null);
    }

    private AdmissionResponse response(FoundAdmission found, Caller caller) {
        Admission admission = found.admission();
        boolean showsCode = admission.isValid() && found.mayEnter(caller) && mayReadCodes(caller);
        return found.response(caller, showsCode ? codes.sign(admission.id(), admission.generation()) : null);
    }

    /** Endpoints that change an admission return it, but their scope does not include codes. */
    private static boolean mayReadCodes(Caller caller) {
        return caller.client()
                .map(client -> client.hasAny(ClientScope.ADMISSIONS_READ))
                .orElse(true);
    }

    /** Also for an order without admissions, of which the buyer sees none. */
    private boolean isVisible(Caller caller, UUID orderId) {
        return isBuyer(caller, orderId) || !visibleTickets(caller, orderId).isEmpty();
    }

    private boolean isBuyer(Caller caller, UUID orderId) {
        String buyer = first(BUYER, row -> row.getString(1), orderId);
        return buyer != null && caller.mayActFor(buyer);
    }

    /** The parameters of {@link #OF_ORDER}, and more that follow them. */
    private static List<Object> parameters(Caller caller, UUID orderId, Object... more) {
        String reader = caller.id();
        var parameters = new ArrayList<Object>(List.of(reader, reader, orderId, caller.isAdmin(), reader, reader));
        parameters.addAll(Arrays.asList(more));
        return parameters;
    }

    private List<FoundAdmission> select(String sql, Caller caller, Object... values) {
        var parameters = new ArrayList<Object>(List.of(caller.id(), caller.id()));
        parameters.addAll(List.of(values));
        return read(sql, FoundAdmission::read, parameters);
    }

    /** The only row; {@code null} if there is none. */
    private <T> T first(String sql, RowReader<T> reader, Object... values) {
        return read(sql, reader, List.of(values)).stream().findFirst().orElse(null);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, RowReader<T> reader, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                select.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read admissions", e);
        }
    }
}
