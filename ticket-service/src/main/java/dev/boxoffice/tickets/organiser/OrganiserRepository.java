package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class OrganiserRepository implements PanacheRepositoryBase<Organiser, UUID> {

    private static final String OF_SUBJECT = "from Organiser o join o.members m where key(m) = ?1";

    /** The second argument of the hash separates these locks from others. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?1, ?2))";

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?1, ?2))";

    private static final int SUBJECT_LOCK = 3;
    private static final int SLUG_LOCK = 4;

    /** Locks an organiser until the transaction ends, so that its changes and events have one order. */
    Organiser lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new OrganiserProblem.NotFound(id).toException());
    }

    Organiser require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new OrganiserProblem.NotFound(id).toException());
    }

    /** Serializes the transactions that create an organiser for a user. */
    void lockSubject(String subject) {
        lock(subject, SUBJECT_LOCK);
    }

    /**
     * Like {@link #lockSubject}, but releases the lock if {@link #publisherOf} then finds an organiser. Concurrent first
     * requests of a user therefore wait only for the one that creates the organiser, and not for each other.
     */
    Optional<UUID> publisherAfterLock(String subject) {
        execute("savepoint subject_lock");
        lockSubject(subject);
        Optional<UUID> found = publisherOf(subject);
        found.ifPresent(_ -> execute("rollback to savepoint subject_lock"));
        return found;
    }

    /** Waits for a transaction that may take the slug. Until this transaction ends, no other one can take it. */
    boolean claimSlug(String slug) {
        lock(slug, SLUG_LOCK);
        return isFree(slug);
    }

    /** Like {@link #claimSlug}, but refuses instead of waiting. */
    boolean tryClaimSlug(String slug) {
        return getSession()
                        .createNativeQuery(TRY_LOCK, Boolean.class)
                        .setParameter(1, slug)
                        .setParameter(2, SLUG_LOCK)
                        .getSingleResult()
                && isFree(slug);
    }

    private boolean isFree(String slug) {
        return count("details.slug", slug) == 0;
    }

    private void execute(String statement) {
        getSession().createNativeMutationQuery(statement).executeUpdate();
    }

    private void lock(String name, int namespace) {
        getSession()
                .createNativeQuery(LOCK, Integer.class)
                .setParameter(1, name)
                .setParameter(2, namespace)
                .getSingleResult();
    }

    /** Reads the table and not the persistence context, so that another user's change takes effect at once. */
    Optional<Role> roleOf(String subject, UUID id) {
        return getSession()
                .createNativeQuery(
                        "select role from organiser_member where organiser_id = ?1 and subject = ?2", String.class)
                .setParameter(1, id)
                .setParameter(2, subject)
                .getResultStream()
                .map(Role::valueOf)
                .findFirst();
    }

    /** The organiser that a user publishes for: the first one that they own, otherwise the first one that they edit. */
    Optional<UUID> publisherOf(String subject) {
        return getSession()
                .createNativeQuery("""
                        select organiser_id from organiser_member where subject = ?1 and role in ('OWNER', 'EDITOR')
                        order by role desc, organiser_id limit 1
                        """, UUID.class)
                .setParameter(1, subject)
                .getResultStream()
                .findFirst();
    }

    /** A former owner cannot return by an invitation of their own. */
    void revokeInvitationsBy(String subject, UUID id) {
        getSession()
                .createNativeMutationQuery(
                        "delete from organiser_invitation where organiser_id = ?1 and created_by = ?2")
                .setParameter(1, id)
                .setParameter(2, subject)
                .executeUpdate();
    }

    long countOwnedBy(String subject) {
        return count(OF_SUBJECT + " and value(m) = ?2", subject, Role.OWNER);
    }

    long countOf(String subject) {
        return count(OF_SUBJECT, subject);
    }

    /** Organisers of a member, oldest first. */
    List<Organiser> pageOf(String subject, Cursor after, int limit) {
        String order = " order by o.createdAt, o.id";
        var query = after == null
                ? find("select o " + OF_SUBJECT + order, subject)
                : find(
                        "select o " + OF_SUBJECT + " and (o.createdAt, o.id) > (?2, ?3)" + order,
                        subject,
                        after.at(),
                        after.id());
        return query.range(0, limit - 1).list();
    }
}
