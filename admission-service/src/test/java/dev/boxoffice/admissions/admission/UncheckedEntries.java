package dev.boxoffice.admissions.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the state and writes it in two steps. */
class UncheckedEntries extends EntryTable {

    private final DataSource dataSource;
    private final AdmissionTable table;

    UncheckedEntries(DataSource dataSource) {
        super(dataSource);
        this.dataSource = dataSource;
        this.table = new AdmissionTable(dataSource);
    }

    @Override
    Optional<Admission> enter(Arrival arrival, boolean reEntry) {
        return mayEnter(arrival) ? Optional.of(write(arrival)) : Optional.empty();
    }

    @Override
    List<Admission> enterUnlocked(List<Arrival> arrivals, boolean reEntry) {
        List<Arrival> allowed = arrivals.stream().filter(this::mayEnter).toList();
        beforeWrite();
        return allowed.stream().map(this::write).toList();
    }

    /** Called between the two steps of several arrivals. */
    void beforeWrite() {}

    private boolean mayEnter(Arrival arrival) {
        Admission found = table.find(arrival.admissionId()).orElseThrow();
        return found.entry() == null && found.isValid() && found.generation() == arrival.generation();
    }

    private Admission write(Arrival arrival) {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update admission set entry_id = ?, entered_at = ?, entered_gate = ?, inside = true where id = ?")) {
            update.setObject(1, arrival.checkInId());
            update.setObject(2, arrival.at().atOffset(ZoneOffset.UTC));
            update.setString(3, arrival.gate());
            update.setObject(4, arrival.admissionId());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return table.find(arrival.admissionId()).orElseThrow();
    }
}
