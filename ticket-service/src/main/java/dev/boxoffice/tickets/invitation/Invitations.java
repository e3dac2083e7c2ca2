package dev.boxoffice.tickets.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.token.SecretToken;
import dev.boxoffice.tickets.organiser.Organisers;
import dev.boxoffice.tickets.organiser.Role;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates, shows and revokes invitations. Only owners and operators may do so, because a role could be offered to anyone. */
@ApplicationScoped
class Invitations {

    /** Open invitations of one organiser. */
    static final int MAX_OPEN = 100;

    private final Organisers organisers;
    private final InvitationTable table;
    private final Duration lifetime;

    Invitations(
            Organisers organisers,
            InvitationTable table,
            @ConfigProperty(name = "boxoffice.organisers.invitation-lifetime") Duration lifetime) {
        this.organisers = organisers;
        this.table = table;
        this.lifetime = lifetime;
    }

    /** Creates an invitation and returns its id. */
    @Transactional
    UUID create(Caller caller, UUID organiserId, Role role, SecretToken token) {
        organisers.lockForOwner(caller, organiserId);
        if (table.count(organiserId) >= MAX_OPEN) {
            throw new InvitationProblem.TooMany(MAX_OPEN).toException();
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        table.insert(id, organiserId, role, token.hash(), caller.id(), lifetime);
        return id;
    }

    @Transactional
    Invitation find(Caller caller, UUID organiserId, UUID id) {
        organisers.requireOwner(caller, organiserId);
        return table.find(organiserId, id).orElseThrow(() -> new InvitationProblem.NotFound(id).toException());
    }

    /** The open invitations of an organiser, oldest first. */
    @Transactional
    Page<Invitation> list(Caller caller, UUID organiserId, Cursor after, int limit, boolean count) {
        organisers.requireOwner(caller, organiserId);
        return Page.of(
                table.page(organiserId, after, limit + 1),
                limit,
                invitation -> new Cursor(invitation.createdAt(), invitation.id()),
                Function.identity(),
                count ? table.count(organiserId) : null);
    }

    @Transactional
    void revoke(Caller caller, UUID organiserId, UUID id) {
        organisers.requireOwner(caller, organiserId);
        if (!table.delete(organiserId, id)) {
            throw new InvitationProblem.NotFound(id).toException();
        }
    }

    /** Makes the caller a member. Of concurrent requests with a token, only one succeeds. Returns the organiser. */
    @Transactional
    UUID accept(Caller caller, SecretToken token) {
        Invitation invitation = table.find(token.hash()).orElseThrow(Invitations::notOpen);
        organisers.join(caller, invitation.organiserId(), invitation.role());
        if (!table.take(token.hash())) {
            throw notOpen();
        }
        return invitation.organiserId();
    }

    private static InvitationException notOpen() {
        return new InvitationProblem.NotOpen().toException();
    }

    /** Expired invitations have no effect, but their rows take space. */
    @Scheduled(
            identity = "delete expired invitations",
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        table.deleteExpired();
    }
}
