package dev.boxoffice.orders.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A limit that several tickets of a show share, with the stock that only this service manages. */
public final class Pool extends Stock {

    private final String name;

    Pool(Counters counters, String name) {
        super(counters);
        this.name = name;
    }

    /** Reads a row of {@link StockTable#POOLS}. */
    static Pool read(ResultSet row) throws SQLException {
        return new Pool(Counters.read(row), row.getString("name"));
    }

    public String name() {
        return name;
    }
}
