package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds buyers whose personal data is being erased. The lock of a buyer keeps an erasure from starting meanwhile. */
public final class RunningErasures {

    private static final String FIND = "select buyer from erasure where buyer = any (?)";

    private RunningErasures() {}

    /** Returns those of the locked buyers whose data is being erased. */
    public static Supplier<Set<String>> of(Pipeline pipeline, List<String> buyers) throws SQLException {
        return pipeline.query(FIND, RunningErasures::names, pipeline.column("text", buyers, buyer -> buyer));
    }

    private static Set<String> names(ResultSet rows) throws SQLException {
        Set<String> names = new HashSet<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }
}
