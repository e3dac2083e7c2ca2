package dev.boxoffice.tickets.listing;

import dev.boxoffice.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists tickets in the order of {@code starts_at, id}, by an index in every case. */
@ApplicationScoped
class TicketSearch {

    private static final String COLUMNS = """
            select id, title, description, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                seller_id, status, version, created_at, updated_at
            """;

    private final EntityManager entityManager;

    TicketSearch(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** SQL and its named parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}

    @SuppressWarnings("unchecked") // the API of native queries is raw
    List<Ticket> find(TicketFilter filter, Cursor after, int limit) {
        Statement page = page(filter, after);
        Query query = entityManager.createNativeQuery(page.sql(), Ticket.class);
        page.parameters().forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    long count(TicketFilter filter) {
        Statement where = where(filter, null);
        Query query = entityManager.createNativeQuery("select count(*) " + where.sql(), Long.class);
        where.parameters().forEach(query::setParameter);
        return (Long) query.getSingleResult();
    }

    static Statement page(TicketFilter filter, Cursor after) {
        Statement where = where(filter, after);
        String order = " order by starts_at, id";
        String sql = filter.words() == null
                ? COLUMNS + where.sql() + order
                // apart from order and limit, or else the planner walks the page index and hopes to meet the words soon
                : "with found as materialized (" + COLUMNS + where.sql() + ") select * from found" + order;
        return new Statement(sql, where.parameters());
    }

    private static Statement where(TicketFilter filter, Cursor after) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        conditions.add("status in (:statuses)");
        parameters.put("statuses", filter.statuses().stream().map(Enum::name).toList());
        conditions.add("starts_at >= :startsFrom");
        parameters.put("startsFrom", filter.startsFrom());
        if (filter.startsTo() != null) {
            conditions.add("starts_at < :startsTo");
            parameters.put("startsTo", filter.startsTo());
        }
        if (filter.sellerId() != null) {
            conditions.add("seller_id = :sellerId");
            parameters.put("sellerId", filter.sellerId());
        }
        if (filter.words() != null) {
            conditions.add("search @@ to_tsquery('simple', :words)");
            parameters.put("words", filter.words().toTsquery());
        }
        if (after != null) {
            conditions.add("(starts_at, id) > (:afterAt, :afterId)");
            parameters.put("afterAt", after.at());
            parameters.put("afterId", after.id());
        }
        return new Statement("from ticket where " + String.join(" and ", conditions), parameters);
    }
}
