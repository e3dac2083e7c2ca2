package dev.boxoffice.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A copy of another service's entities. Newer states replace older ones, and a row that differs from its version is repaired.
 *
 * @param <E> a state of an entity
 */
public final class ReplicaTable<E> {

    private final DataSource dataSource;
    private final String name;
    private final List<Column<E>> columns = new ArrayList<>();
    private final Function<E, Long> version;
    private String effect = "";
    private String returning = "";

    private record Column<E>(String name, String type, Function<E, ?> value) {}

    /**
     * Describes a table whose key is {@code id}.
     *
     * @param version the value of the column {@code version}
     */
    public ReplicaTable(DataSource dataSource, String name, Function<E, UUID> id, Function<E, Long> version) {
        this.dataSource = dataSource;
        this.name = name;
        this.version = version;
        column("id", "uuid", id);
    }

    /**
     * Adds a column.
     *
     * @param type the PostgreSQL type
     */
    public ReplicaTable<E> column(String column, String type, Function<E, ?> value) {
        columns.add(new Column<>(column, type, value));
        return this;
    }

    /**
     * Runs a statement for the changed rows, in the same snapshot.
     *
     * @param facts columns of the table {@code changed}, from the rows {@code old} and {@code new}
     * @param statement reads the table {@code changed}
     */
    public ReplicaTable<E> onChange(String facts, String statement) {
        returning = " returning " + facts;
        effect = statement;
        return this;
    }

    public VersionedTable versions() {
        return new VersionedTable(dataSource, name, "id");
    }

    /** Writes at most one state per entity, ordered by id, in the caller's transaction. */
    public void write(List<E> states) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                var values = new ArrayList<>();
                for (Column<E> column : columns) {
                    values.add(pipeline.column(column.type(), states, column.value()));
                }
                values.add(pipeline.column("int8", states, version));
                pipeline.add(sql(), values.toArray());
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write events to the replica " + name, e);
        }
    }

    private String sql() {
        List<Column<E>> written = columns.subList(1, columns.size());
        String upsert = """
                insert into %1$s as r (%2$s, version)
                select %2$s, version from unnest(%3$s, ?::bigint[]) as e (%2$s, version)
                on conflict (id) do update set %4$s, version = excluded.version
                where r.version < excluded.version
                   or r.version = excluded.version and (%5$s) is distinct from (%6$s)
                """.formatted(
                        name,
                        join(columns, Column::name),
                        join(columns, column -> "?::" + column.type() + "[]"),
                        join(written, column -> column.name() + " = excluded." + column.name()),
                        join(written, column -> "r." + column.name()),
                        join(written, column -> "excluded." + column.name()));
        return effect.isEmpty() ? upsert : "with changed as (" + upsert + returning + ") " + effect;
    }

    private String join(List<Column<E>> some, Function<Column<E>, String> text) {
        return some.stream().map(text).collect(Collectors.joining(", "));
    }
}
