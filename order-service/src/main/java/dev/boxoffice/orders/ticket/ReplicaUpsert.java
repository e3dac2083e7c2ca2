package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.outbox.Outbox;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Writes newer states to a replica and publishes the availability of the changed rows. */
final class ReplicaUpsert {

    private final DataSource dataSource;
    private final Outbox outbox;
    private final String sql;
    private final Pipeline.Reader<Availability> reader;

    /** The stock of a changed row, without its time. */
    interface Availability {
        Outbox.Entry at(Instant asOf);
    }

    /** The parameters of the statement, one array per column. */
    interface Columns {
        List<Array> of(Pipeline pipeline) throws SQLException;
    }

    /** @param sql returns the changed rows, with {@code as_of} */
    ReplicaUpsert(DataSource dataSource, Outbox outbox, String sql, Pipeline.Reader<Availability> reader) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.sql = sql;
        this.reader = reader;
    }

    /** Returns the number of changed rows. */
    int run(Columns columns) throws SQLException {
        List<Outbox.Entry> changed = Pipeline.run(dataSource, pipeline -> {
            pipeline.add(VersionedTable.LIMIT_WAIT);
            return pipeline.query(sql, this::changes, columns.of(pipeline).toArray());
        });
        outbox.append(changed);
        return changed.size();
    }

    private List<Outbox.Entry> changes(ResultSet rows) throws SQLException {
        var changed = new ArrayList<Outbox.Entry>();
        while (rows.next()) {
            var asOf = rows.getObject("as_of", OffsetDateTime.class).toInstant();
            changed.add(reader.read(rows).at(asOf));
        }
        return changed;
    }
}
