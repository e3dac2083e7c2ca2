package dev.boxoffice.orders.ticket;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /**
     * Locks tickets until the transaction ends, ordered by id, which prevents deadlocks. Missing tickets are omitted.
     */
    @SuppressWarnings("unchecked")
    public Map<UUID, Ticket> lock(Collection<UUID> ids) {
        List<Ticket> locked = getEntityManager()
                .createNativeQuery(
                        "select * from ticket where id = any (cast(:ids as uuid[])) order by id for no key update",
                        Ticket.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return locked.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    }
}
