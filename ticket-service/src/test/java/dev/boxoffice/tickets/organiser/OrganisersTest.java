package dev.boxoffice.tickets.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class OrganisersTest {

    private static final int REQUESTS = 8;

    @Inject
    Organisers organisers;

    @Inject
    OrganiserRepository repository;

    private final Member owner = Member.named("owner-" + UUID.randomUUID());
    private final Member other = Member.named("other-" + UUID.randomUUID());

    @Test
    void createsAnOrganiserOnce() {
        UUID first = organiserOf(owner);

        assertThat(organiserOf(owner)).isEqualTo(first);
        assertThat(roleOf(owner, first)).contains(Role.OWNER);
        assertThat(organiserOf(other)).isNotEqualTo(first);
    }

    @Test
    void createsOneOrganiserInConcurrentRequests() {
        assertThat(new HashSet<>(organisersOfConcurrentRequests())).hasSize(1);
    }

    /** The twin: without the lock, all transactions find no organiser. */
    @Test
    void wouldCreateSeveralOrganisersWithoutTheLock() {
        QuarkusMock.installMockForType(new UnlockedSubjects(), OrganiserRepository.class);

        assertThat(new HashSet<>(organisersOfConcurrentRequests())).hasSizeGreaterThan(1);
    }

    /** Each transaction stays open until all have the organiser, as the slow ones of a service that has just started. */
    @Test
    void waitsOnlyForTheRequestThatCreatesTheOrganiser() throws Exception {
        var creating = new CountDownLatch(1);
        var creator = new FutureTask<>(() -> QuarkusTransaction.requiringNew().call(() -> {
            UUID created = organiserOf(owner);
            creating.countDown();
            await().until(() -> waitingForAdvisoryLocks() > 0);
            return created;
        }));
        var all = new CyclicBarrier(REQUESTS);
        Callable<UUID> other = () -> {
            creating.await();
            return QuarkusTransaction.requiringNew().call(() -> {
                UUID found = organiserOf(owner);
                all.await(4, TimeUnit.SECONDS);
                return found;
            });
        };

        Thread.ofPlatform().start(creator);
        assertThat(Concurrently.run(Collections.nCopies(REQUESTS, other))).containsOnly(creator.get());
    }

    @Test
    void doesNotWaitForAnotherOrganiserWithTheSameName() {
        Callable<UUID> second = () -> organiserOf(other);
        QuarkusTransaction.requiringNew().run(() -> {
            UUID first = organiserOf(owner);

            assertThat(Concurrently.run(List.of(second))).doesNotContain(first);
        });
    }

    @Test
    void prefersAnOwnOrganiserToOneThatTheCallerEdits() {
        UUID edited = organiserOf(owner);
        assign(edited, other, Role.EDITOR);
        assertThat(organiserOf(other)).isEqualTo(edited);

        assign(edited, other, Role.SUPPORT);
        UUID own = organiserOf(other);
        assertThat(own).isNotEqualTo(edited);

        assign(edited, other, Role.EDITOR);
        assertThat(organiserOf(other)).isEqualTo(own);
    }

    @Test
    void requiresTheRole() {
        UUID organiser = organiserOf(owner);
        assertThatThrownBy(() -> require(other, organiser, Role.EDITOR)).hasMessageContaining("RoleRequired");

        assign(organiser, other, Role.SUPPORT);
        assertThatThrownBy(() -> require(other, organiser, Role.EDITOR)).hasMessageContaining("RoleRequired");

        assign(organiser, other, Role.EDITOR);
        require(other, organiser, Role.EDITOR);
        assertThatThrownBy(() -> require(other, UUID.randomUUID(), Role.EDITOR)).hasMessageContaining("NotFound");
    }

    @Test
    void findsMembersByTheirExactSubjectOnly() {
        UUID organiser = organiserOf(owner);
        String name = owner.principal().getName();

        assertThat(List.of(name.toUpperCase(Locale.ROOT), name + " ", name + "@example.com"))
                .allSatisfy(similar ->
                        assertThat(roleOf(Member.named(similar), organiser)).isEmpty());
    }

    private UUID organiserOf(Member member) {
        return member.calls(organisers::organiserOf);
    }

    private Optional<Role> roleOf(Member member, UUID organiser) {
        return member.calls(caller -> organisers.roleOf(caller, organiser));
    }

    private void require(Member member, UUID organiser, Role role) {
        member.calls(caller -> {
            organisers.requireRole(caller, organiser, role);
            return true;
        });
    }

    private void assign(UUID organiser, Member member, Role role) {
        QuarkusTransaction.requiringNew()
                .run(() -> repository.lock(organiser).assign(member.principal().getName(), role, Instant.now()));
    }

    private List<UUID> organisersOfConcurrentRequests() {
        Callable<UUID> request = () -> organiserOf(owner);
        return Concurrently.run(Collections.nCopies(REQUESTS, request));
    }

    private static long waitingForAdvisoryLocks() throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Waits until all transactions have looked for an organiser, which the lock would prevent. */
    private static final class UnlockedSubjects extends OrganiserRepository {

        private final CyclicBarrier all = new CyclicBarrier(REQUESTS);

        @Override
        void lockSubject(String subject) {
            // no lock
        }

        @Override
        boolean tryClaimSlug(String slug) {
            if (slug.contains("-")) {
                return super.tryClaimSlug(slug);
            }
            try {
                all.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return false;
        }
    }
}
