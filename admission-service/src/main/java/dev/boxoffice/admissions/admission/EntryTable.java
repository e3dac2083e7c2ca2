package dev.boxoffice.admissions.admission;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Changes of admissions at the door. Each method is one statement in the caller's transaction. */
@ApplicationScoped
class EntryTable {

    /** An offline scan has let the holder in, whatever the state. Otherwise only the first entry changes the row. */
    private static final String ENTER = """
            update admission a
            set entry_id = e.id, entered_at = e.at, entered_gate = e.gate, inside = true, version = a.version + 1,
                updated_at = clock_timestamp()
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::timestamptz[], ?::boolean[])
                    as e (id, admission_id, generation, show_id, gate, at, offline), ticket t
            where a.id = e.admission_id and t.id = a.ticket_id and t.show_id = e.show_id
                and (a.entry_id is null or (? and not a.inside))
                and (e.offline or (a.status = 'VALID' and a.generation = e.generation
                    and t.show_status is distinct from 'CALLED_OFF'))
            """;

    /** One locked admission must not delay the others. */
    private static final String UNLOCKED =
            " and a.id = any (array(select id from admission where id = any (?) for no key update skip locked))";

    private static final String ENTER_ONE = ENTER + AdmissionTable.RETURNING;
    private static final String ENTER_UNLOCKED = ENTER + UNLOCKED + AdmissionTable.RETURNING;

    /** A late exit from before an entry changes nothing. */
    private static final String LEAVE = """
            update admission a
            set inside = false, version = a.version + 1, updated_at = clock_timestamp()
            from ticket t
            where a.id = ? and t.id = a.ticket_id and t.show_id = ? and a.inside
                and not exists (
                    select from check_in c
                    where c.admission_id = a.id and c.result = 'ACCEPTED' and c.direction = 'ENTRY'
                        and c.undone_at is null and c.scanned_at > ?)
            """ + AdmissionTable.RETURNING;

    private static final String UNDO_ENTRY = """
            update admission a
            set entry_id = null, entered_at = null, entered_gate = null, inside = false, version = version + 1,
                updated_at = clock_timestamp()
            where a.id = ? and a.entry_id = ?
            """ + AdmissionTable.RETURNING;

    private final DataSource dataSource;

    EntryTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Makes an arrival the entry in force, in one comparison with the row. Of concurrent arrivals, one succeeds.
     *
     * @param reEntry whether a holder who has left may enter again
     */
    Optional<Admission> enter(Arrival arrival, boolean reEntry) {
        return run(pipeline -> pipeline.query(
                        ENTER_ONE, AdmissionTable::read, parameters(pipeline, List.of(arrival), reEntry)))
                .stream()
                .findFirst();
    }

    /** Makes arrivals the entries in force, each by itself. Those with locked admissions change nothing. */
    List<Admission> enterUnlocked(List<Arrival> arrivals, boolean reEntry) {
        return run(pipeline -> {
            Object[] values = parameters(pipeline, arrivals, reEntry);
            return pipeline.query(
                    ENTER_UNLOCKED,
                    AdmissionTable::read,
                    Stream.concat(
                                    Arrays.stream(values),
                                    Stream.of(pipeline.column("uuid", arrivals, Arrival::admissionId)))
                            .toArray());
        });
    }

    private static Object[] parameters(Pipeline pipeline, List<Arrival> arrivals, boolean reEntry) throws SQLException {
        return new Object[] {
            pipeline.column("uuid", arrivals, Arrival::checkInId),
            pipeline.column("uuid", arrivals, Arrival::admissionId),
            pipeline.column("int4", arrivals, Arrival::generation),
            pipeline.column("uuid", arrivals, Arrival::showId),
            pipeline.column("text", arrivals, Arrival::gate),
            pipeline.column("timestamptz", arrivals, arrival -> arrival.at().atOffset(ZoneOffset.UTC)),
            pipeline.column("bool", arrivals, Arrival::offline),
            reEntry
        };
    }

    /** @param lateAt when the holder left, if that is recorded late; {@code null} for now */
    Optional<Admission> leave(UUID id, UUID showId, Instant lateAt) {
        OffsetDateTime at = lateAt == null ? OffsetDateTime.MAX : lateAt.atOffset(ZoneOffset.UTC);
        return query(LEAVE, id, showId, at);
    }

    /** Ends an entry if it is still in force. */
    Optional<Admission> undoEntry(UUID id, UUID checkInId) {
        return query(UNDO_ENTRY, id, checkInId);
    }

    private Optional<Admission> query(String sql, Object... values) {
        return run(pipeline -> pipeline.query(sql, AdmissionTable::read, values)).stream()
                .findFirst();
    }

    private List<Admission> run(Pipeline.Statements<List<Admission>> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not change admissions at the door", e);
        }
    }
}
