package dev.boxoffice.tickets.show;

import dev.boxoffice.tickets.sql.Rows;
import dev.boxoffice.tickets.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads shows. Each read is one statement, so it needs no transaction. */
@ApplicationScoped
public class ShowTable {

    /** The columns of {@code show}, without the search index. */
    public static final String COLUMNS = "id, organiser_id, title, description, category, venue, venue_address,"
            + " venue_city, venue_country, time_zone, starts_at, ends_at, doors_at, refunds_until, ask_holder_names, image_id, image_alt, image_width,"
            + " image_height, status, version, created_at, updated_at";

    private static final String ONE = "select " + COLUMNS + " from show where id = ?";

    private final Rows rows;

    ShowTable(DataSource dataSource) {
        this.rows = new Rows(dataSource);
    }

    public Optional<ShowSnapshot> find(UUID id) {
        return read(new Statement(ONE, List.of(id))).stream().findFirst();
    }

    private List<ShowSnapshot> read(Statement statement) {
        return read(statement, ShowTable::show);
    }

    public <T> List<T> read(Statement statement, Rows.Reader<T> reader) {
        return rows.read(statement, reader);
    }

    public long count(Statement statement) {
        return rows.count(statement);
    }

    private static ShowImage image(ResultSet row) throws SQLException {
        UUID id = row.getObject("image_id", UUID.class);
        return id == null
                ? null
                : new ShowImage(id, row.getString("image_alt"), row.getInt("image_width"), row.getInt("image_height"));
    }

    /** Reads the {@link #COLUMNS} of a row. */
    public static ShowSnapshot show(ResultSet row) throws SQLException {
        var details = new ShowDetails(
                row.getString("title"),
                row.getString("description"),
                row.getString("category"),
                new Venue(
                        row.getString("venue"),
                        row.getString("venue_address"),
                        row.getString("venue_city"),
                        row.getString("venue_country")),
                row.getString("time_zone"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                Rows.instant(row, "doors_at"),
                Rows.instant(row, "refunds_until"),
                row.getBoolean("ask_holder_names"),
                image(row));
        return new ShowSnapshot(
                row.getObject("id", UUID.class),
                row.getObject("organiser_id", UUID.class),
                details,
                ShowStatus.valueOf(row.getString("status")),
                row.getLong("version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
