package dev.boxoffice.tickets.show;

import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate // an update without new search terms keeps the stored ones
public class Show {

    @Id
    private UUID id;

    private UUID organiserId;

    @Embedded
    private ShowDetails details;

    @Enumerated(EnumType.STRING)
    private ShowStatus status;

    /** Hibernate keeps this initial value on insert, so the versions of events start at one. */
    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    /** Only written; searches read it in SQL. */
    @SuppressWarnings("UnusedVariable")
    private String cityKey;

    /** Only written; searches read it in SQL. */
    @SuppressWarnings("UnusedVariable")
    private LocalDate localDate;

    /** Only written; searches read them in SQL. */
    @Column(columnDefinition = "tsvector")
    @ColumnTransformer(read = "null", write = "array_to_tsvector(cast(? as text[]))")
    private String[] searchTerms;

    /** The version that the search terms describe. */
    private Long indexedVersion;

    protected Show() {}

    Show(UUID id, UUID organiserId, ShowDetails details, ShowStatus status, Instant now) {
        details.require(null, now);
        this.id = id;
        this.organiserId = organiserId;
        this.status = status;
        this.createdAt = now;
        this.indexedVersion = version;
        replace(details, now);
    }

    private void replace(ShowDetails newDetails, Instant now) {
        details = newDetails;
        cityKey = newDetails.cityKey();
        localDate = newDetails.localDate();
        updatedAt = now;
    }

    /** Replaces the terms by which searches find this version. */
    void index(Set<String> terms) {
        searchTerms = terms.toArray(String[]::new);
    }

    /** Returns whether anything changed. A past start does not prevent other changes. */
    boolean edit(ShowDetails edited, Instant now) {
        if (edited.equals(details)) {
            return false;
        }
        edited.require(details, now);
        if (!edited.hasTextOf(details) || isIndexed()) {
            indexedVersion = version + 1;
        }
        replace(edited, now);
        return true;
    }

    /** Returns whether anything changed. */
    boolean publish(Instant now) {
        return switch (status) {
            case PUBLISHED -> false;
            case CALLED_OFF -> throw new TicketProblem.ShowCalledOff(id).toException();
            case DRAFT -> {
                become(ShowStatus.PUBLISHED, now);
                yield true;
            }
        };
    }

    /** Returns whether anything changed. */
    boolean callOff(Instant now) {
        return switch (status) {
            case CALLED_OFF -> false;
            case DRAFT -> throw new TicketProblem.ShowNotPublished(id).toException();
            case PUBLISHED -> {
                become(ShowStatus.CALLED_OFF, now);
                yield true;
            }
        };
    }

    private void become(ShowStatus next, Instant now) {
        status = next;
        updatedAt = now;
        if (isIndexed()) {
            indexedVersion = version + 1;
        }
    }

    /** False if a release or script without search terms has written the row. */
    private boolean isIndexed() {
        return Objects.equals(indexedVersion, version);
    }

    /** The show's offer can change until it is called off. */
    public void requireOpen() {
        if (status == ShowStatus.CALLED_OFF) {
            throw new TicketProblem.ShowCalledOff(id).toException();
        }
    }

    public UUID id() {
        return id;
    }

    public UUID organiserId() {
        return organiserId;
    }

    public ShowDetails details() {
        return details;
    }

    public ShowStatus status() {
        return status;
    }

    public long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
