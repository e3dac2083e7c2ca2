package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.AdmissionStatus;
import dev.boxoffice.admissions.code.AdmissionCodes;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads admissions for display, and signs the codes that the reader may see. */
@ApplicationScoped
public class AdmissionReader {

    /** The first two parameters are the reader's subject. */
    private static final String SELECT = "select " + Admission.COLUMNS + """
            , o.buyer_id, t.show_id, t.organiser_id, t.name, t.title, t.venue, t.starts_at, t.time_zone,
                t.show_status, r.expires_at as transfer_expires_at,
                coalesce(case when t.organiser_id is null then t.seller_id = ? else exists (
                    select from organiser g, unnest(array['OWNER', 'SUPPORT']) as role
                    where g.id = t.organiser_id
                        and g.members @> jsonb_build_array(jsonb_build_object('subject', ?::text, 'role', role))) end,
                    false) as staff
            from admission a join orders o on o.id = a.order_id left join ticket t on t.id = a.ticket_id
                left join transfer r on r.admission_id = a.id and r.expires_at > clock_timestamp()
            """;

    private static final String ONE = SELECT + "where a.id = ?";
    private static final String OF_ORDER = SELECT + "where a.order_id = ? order by a.ticket_id, a.number";
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

    /** The admissions of an order that the caller may see; empty if the order is unknown or not visible. */
    public Optional<List<AdmissionResponse>> ofOrder(Caller caller, UUID orderId) {
        List<AdmissionResponse> visible = select(OF_ORDER, caller, orderId).stream()
                .filter(found -> found.isVisibleTo(caller))
                .map(found -> response(found, caller))
                .toList();
        return visible.isEmpty() && !isBuyer(caller, orderId) ? Optional.empty() : Optional.of(visible);
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
        if (!found.mayEnter(caller)) {
            return found.response(null, null);
        }
        Admission admission = found.admission();
        String code = admission.isValid() ? codes.sign(admission.id(), admission.generation()) : null;
        return found.response(code, admission.isValid() ? found.transfer() : null);
    }

    private boolean isBuyer(Caller caller, UUID orderId) {
        String buyer = first(BUYER, row -> row.getString(1), orderId);
        return buyer != null && caller.mayActFor(buyer);
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
