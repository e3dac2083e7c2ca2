package dev.boxoffice.organisers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.database.ReplicaTable;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.OrganiserV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;

/** Applies states of organisers to the replica. */
@ApplicationScoped
class ApplyOrganisers {

    private final ReplicaTable<OrganiserV1> replica;
    private final ObjectMapper json;

    ApplyOrganisers(DataSource dataSource, ObjectMapper json) {
        this.json = json;
        this.replica = new ReplicaTable<>(dataSource, "organiser", OrganiserV1::id, OrganiserV1::version)
                .column("name", "text", OrganiserV1::name)
                .column("members", "jsonb", this::members);
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return replica.versions();
    }

    /** Applies at most one state per organiser, ordered by id. */
    @Transactional
    void apply(List<OrganiserV1> organisers) {
        replica.write(organisers);
    }

    private String members(OrganiserV1 organiser) {
        try {
            return json.writeValueAsString(organiser.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
