package dev.boxoffice.admissions.show;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the tickets of orders with their shows. */
@ApplicationScoped
public class OrderedTickets {

    /** The ticket repeats what it needs of its show, whose own event may arrive later. */
    private static final String OF_ORDER = """
            select a.ticket_id, count(*) as units, t.name, g.name as organiser, coalesce(t.show_id, a.ticket_id) as show_id,
                coalesce(s.title, t.title) as title, coalesce(s.venue, t.venue) as venue, s.address, s.city, s.country,
                coalesce(s.time_zone, t.time_zone) as time_zone, coalesce(s.starts_at, t.starts_at) as starts_at,
                s.ends_at, s.doors_at,
                coalesce(s.status = 'CALLED_OFF', false) or coalesce(t.show_status = 'CALLED_OFF', false) as called_off,
                coalesce(s.version, case when t.show_id is null then t.version end, 0)
                    + sum(count(*) filter (where a.status = 'VOID')) over of_show as sequence,
                max(greatest(s.updated_at, min(a.created_at), max(a.updated_at) filter (where a.status = 'VOID')))
                    over of_show as changed_at
            from admission a left join ticket t on t.id = a.ticket_id left join show s on s.id = t.show_id
                left join organiser g on g.id = t.organiser_id
            where a.order_id = ?
            group by a.ticket_id, t.id, s.id, g.id
            window of_show as (partition by coalesce(t.show_id, a.ticket_id))
            order by a.ticket_id
            """;

    private final DataSource dataSource;

    OrderedTickets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The tickets of an order that has admissions, by id. */
    public List<OrderedTicket> ofOrder(UUID orderId) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_ORDER)) {
            select.setObject(1, orderId);
            var found = new ArrayList<OrderedTicket>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(OrderedTicket.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the tickets of an order", e);
        }
    }
}
