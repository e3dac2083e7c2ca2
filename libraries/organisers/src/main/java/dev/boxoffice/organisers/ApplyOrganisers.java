package dev.boxoffice.organisers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.OrganiserV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes newer states of organisers to the replica, and repairs rows that differ from their version. */
@ApplicationScoped
class ApplyOrganisers {

    private static final String UPSERT = """
            insert into organiser as o (id, name, members, version)
            select id, name, members, version
            from unnest(?::uuid[], ?::text[], ?::jsonb[], ?::bigint[]) as e (id, name, members, version)
            on conflict (id) do update
            set name = excluded.name, members = excluded.members, version = excluded.version
            where o.version < excluded.version
               or o.version = excluded.version
                  and (o.name, o.members) is distinct from (excluded.name, excluded.members)
            """;

    private final DataSource dataSource;
    private final VersionedTable table;
    private final ObjectMapper json;

    ApplyOrganisers(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.table = new VersionedTable(dataSource, "organiser", "id");
        this.json = json;
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return table;
    }

    /** Applies at most one state per organiser, ordered by id. */
    @Transactional
    void apply(List<OrganiserV1> organisers) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                pipeline.add(
                        UPSERT,
                        pipeline.column("uuid", organisers, OrganiserV1::id),
                        pipeline.column("text", organisers, OrganiserV1::name),
                        pipeline.column("text", organisers, this::members),
                        pipeline.column("int8", organisers, OrganiserV1::version));
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write organiser events to the replica", e);
        }
    }

    private String members(OrganiserV1 organiser) {
        try {
            return json.writeValueAsString(organiser.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
