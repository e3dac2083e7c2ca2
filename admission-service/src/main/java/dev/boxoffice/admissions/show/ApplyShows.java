package dev.boxoffice.admissions.show;

import dev.boxoffice.database.ReplicaTable;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.ShowV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;

/** Applies states of shows to the replica. */
@ApplicationScoped
class ApplyShows {

    private final ReplicaTable<ShowV1> replica;

    ApplyShows(DataSource dataSource) {
        this.replica = new ReplicaTable<>(dataSource, "show", ShowV1::id, ShowV1::version)
                .column("title", "text", ShowV1::title)
                .column("venue", "text", show -> show.venue().name())
                .column("address", "text", show -> show.venue().address())
                .column("city", "text", show -> show.venue().city())
                .column("country", "text", show -> show.venue().country())
                .column("time_zone", "text", ShowV1::timeZone)
                .column("starts_at", "timestamptz", ShowV1::startsAt)
                .column("ends_at", "timestamptz", ShowV1::endsAt)
                .column("doors_at", "timestamptz", ShowV1::doorsAt)
                .column("ask_holder_names", "bool", ShowV1::askHolderNames)
                .column("status", "text", ShowV1::status)
                .column("updated_at", "timestamptz", ShowV1::updatedAt);
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return replica.versions();
    }

    /** Applies at most one state per show, ordered by id. */
    @Transactional
    void apply(List<ShowV1> shows) {
        replica.write(shows);
    }
}
