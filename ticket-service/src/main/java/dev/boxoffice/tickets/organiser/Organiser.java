package dev.boxoffice.tickets.organiser;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A venue and its team. Its row lock serializes changes, so the version needs no check of its own. */
@Entity
class Organiser {

    /** Bounds the size of an event. */
    private static final int MAX_MEMBERS = 200;

    @Id
    private UUID id;

    @Embedded
    private OrganiserDetails details;

    @ElementCollection
    @CollectionTable(name = "organiser_member", joinColumns = @JoinColumn(name = "organiser_id"))
    @MapKeyColumn(name = "subject")
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Map<String, Role> members = new HashMap<>();

    private long version = 1;
    private Instant createdAt;
    private Instant updatedAt;

    protected Organiser() {}

    Organiser(UUID id, String owner, OrganiserDetails details, Instant now) {
        this.id = id;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
        members.put(owner, Role.OWNER);
    }

    /** Returns whether anything changed. */
    boolean edit(OrganiserDetails edited, Instant now) {
        if (edited.equals(details)) {
            return false;
        }
        details = edited;
        change(now);
        return true;
    }

    /** Adds a member or changes the role of one; returns whether anything changed. */
    boolean assign(String subject, Role role, Instant now) {
        Role before = members.get(subject);
        if (before == role) {
            return false;
        }
        if (before == null && members.size() >= MAX_MEMBERS) {
            throw new OrganiserProblem.TooManyMembers(MAX_MEMBERS).toException();
        }
        if (before == Role.OWNER) {
            requireAnotherOwner(subject);
        }
        members.put(subject, role);
        change(now);
        return true;
    }

    void remove(String subject, Instant now) {
        requireAnotherOwner(subject);
        members.remove(subject);
        change(now);
    }

    private void requireAnotherOwner(String subject) {
        boolean another = members.entrySet().stream()
                .anyMatch(member ->
                        member.getValue() == Role.OWNER && !member.getKey().equals(subject));
        if (!another) {
            throw new OrganiserProblem.LastOwner(subject).toException();
        }
    }

    private void change(Instant now) {
        version++;
        updatedAt = now;
    }

    Optional<Role> roleOf(String subject) {
        return Optional.ofNullable(members.get(subject));
    }

    UUID id() {
        return id;
    }

    OrganiserDetails details() {
        return details;
    }

    long version() {
        return version;
    }

    OrganiserSnapshot snapshot() {
        return new OrganiserSnapshot(id, details, members, version, createdAt, updatedAt);
    }
}
