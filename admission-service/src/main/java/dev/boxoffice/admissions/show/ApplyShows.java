package dev.boxoffice.admissions.show;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.ShowV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes newer states of shows to the replica, and repairs rows that differ from their version. */
@ApplicationScoped
class ApplyShows {

    private static final String UPSERT = """
            insert into show as s (id, title, venue, address, city, country, time_zone, starts_at, ends_at, doors_at,
                                   status, updated_at, version)
            select id, title, venue, address, city, country, time_zone, starts_at, ends_at, doors_at, status, updated_at,
                version
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::bigint[])
                as e (id, title, venue, address, city, country, time_zone, starts_at, ends_at, doors_at, status, updated_at,
                      version)
            on conflict (id) do update
            set title = excluded.title, venue = excluded.venue, address = excluded.address, city = excluded.city,
                country = excluded.country, time_zone = excluded.time_zone, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, doors_at = excluded.doors_at, status = excluded.status,
                updated_at = excluded.updated_at, version = excluded.version
            where s.version < excluded.version
               or s.version = excluded.version
                  and (s.title, s.venue, s.address, s.city, s.country, s.time_zone, s.starts_at, s.ends_at, s.doors_at,
                       s.status, s.updated_at)
                      is distinct from
                      (excluded.title, excluded.venue, excluded.address, excluded.city, excluded.country,
                       excluded.time_zone, excluded.starts_at, excluded.ends_at, excluded.doors_at, excluded.status,
                       excluded.updated_at)
            """;

    private final DataSource dataSource;
    private final VersionedTable table;

    ApplyShows(DataSource dataSource) {
        this.dataSource = dataSource;
        this.table = new VersionedTable(dataSource, "show", "id");
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return table;
    }

    /** Applies at most one state per show, ordered by id. */
    @Transactional
    void apply(List<ShowV1> shows) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                pipeline.add(
                        UPSERT,
                        pipeline.column("uuid", shows, ShowV1::id),
                        pipeline.column("text", shows, ShowV1::title),
                        pipeline.column("text", shows, show -> show.venue().name()),
                        pipeline.column("text", shows, show -> show.venue().address()),
                        pipeline.column("text", shows, show -> show.venue().city()),
                        pipeline.column("text", shows, show -> show.venue().country()),
                        pipeline.column("text", shows, ShowV1::timeZone),
                        pipeline.column("timestamptz", shows, ShowV1::startsAt),
                        pipeline.column("timestamptz", shows, ShowV1::endsAt),
                        pipeline.column("timestamptz", shows, ShowV1::doorsAt),
                        pipeline.column("text", shows, ShowV1::status),
                        pipeline.column("timestamptz", shows, ShowV1::updatedAt),
                        pipeline.column("int8", shows, ShowV1::version));
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write show events to the replica", e);
        }
    }
}
