package dev.boxoffice.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.database.Pipeline;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Executes a request with an Idempotency-Key at most once: a record of the key, written in the transaction of the effect,
 * refers to the resource that the request created or changed. A rejected request leaves no record, so its key can be used again.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">IETF draft</a>
 */
@ApplicationScoped
public class Idempotency {

    private final DataSource dataSource;
    /** Serializes a request the same way in every release: an added but unused field does not change the hash. */
    private final ObjectMapper canonical;

    @SuppressWarnings("deprecation") // there is no other way to set MapperFeatures of a copied mapper
    protected Idempotency(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.canonical = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true);
    }

    /** The result of claiming an Idempotency-Key. */
    public sealed interface KeyClaim {

        /** This transaction may execute the request and must {@link #store store} its resource. */
        record Granted() implements KeyClaim {}

        /** The request was executed before and created or changed this resource. */
        record Replayed(UUID resourceId) implements KeyClaim {}

        /** The request must not be executed. */
        record Refused(Reason reason) implements KeyClaim {}

        enum Reason {
            /** Another transaction is executing a request with the key. */
            IN_USE,
            /** The key belongs to a request with another body. */
            REUSED;

            public HttpProblem toProblem() {
                return switch (this) {
                    case IN_USE ->
                        Problems.problem(
                                        409,
                                        "idempotency-key-in-use",
                                        "Idempotency-Key in use",
                                        "A request with this Idempotency-Key is still running. Retry after Retry-After seconds.")
                                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                                .build();
                    case REUSED ->
                        Problems.problem(
                                        422,
                                        "idempotency-key-reused",
                                        "Idempotency-Key reused",
                                        "This Idempotency-Key was already used for a different request.")
                                .build();
                };
            }
        }
    }

    /** A request and the resource that it created or changed. */
    public record Entry(IdempotentRequest request, UUID resourceId) {}

    /**
     * The resource of a request.
     *
     * @param replayed whether an earlier request with the same key was executed
     */
    public record Once(UUID resourceId, boolean replayed) {}

    /**
     * Returns a request that can be claimed.
     *
     * @param key the {@code Idempotency-Key} header; {@code null} when the client sent none
     * @param body the parsed body; {@code null} if the request has none
     * @throws HttpProblem 400 when the key is invalid
     */
    public IdempotentRequest request(String userId, String route, String key, Object body) {
        return new IdempotentRequest(userId, route, key, key == null ? null : hash(body));
    }

    /**
     * Runs a use case once for each key, in one transaction with the record of the key.
     *
     * @param useCase returns the resource that it created or changed; joins the transaction
     * @throws HttpProblem 422 when the key was used for another body, 409 while a request with it is running
     */
    @Transactional
    public Once once(IdempotentRequest request, Supplier<UUID> useCase) {
        return switch (run(pipeline -> claim(pipeline, List.of(request))).getFirst()) {
            case KeyClaim.Replayed(UUID resourceId) -> new Once(resourceId, true);
            case KeyClaim.Refused(KeyClaim.Reason reason) -> throw reason.toProblem();
            case KeyClaim.Granted() -> {
                var entry = new Entry(request, useCase.get());
                yield run(pipeline -> {
                    store(pipeline, List.of(entry));
                    return () -> new Once(entry.resourceId(), false);
                });
            }
        };
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not access the idempotency records", e);
        }
    }

    /**
     * Claims keys until the transaction of the pipeline's connection ends. Does not wait for other transactions.
     *
     * @param requests differ in user, route or key, except those without a key, which are always granted
     * @return one claim for each request, in order
     */
    public static Supplier<List<KeyClaim>> claim(Pipeline pipeline, List<IdempotentRequest> requests)
            throws SQLException {
        List<IdempotentRequest> repeatable =
                requests.stream().filter(IdempotentRequest::isRepeatable).toList();
        if (repeatable.isEmpty()) {
            return () ->
                    requests.stream().<KeyClaim>map(_ -> new KeyClaim.Granted()).toList();
        }
        Supplier<Set<IdempotentRequest>> locked = IdempotencyTable.tryLock(pipeline, repeatable);
        Supplier<Map<IdempotentRequest, IdempotencyTable.Row>> earlier = IdempotencyTable.find(pipeline, repeatable);
        return () -> requests.stream()
                .map(request -> claim(request, locked.get(), earlier.get().get(request)))
                .toList();
    }

    private static KeyClaim claim(
            IdempotentRequest request, Set<IdempotentRequest> locked, IdempotencyTable.Row earlier) {
        if (request.isRepeatable() && !locked.contains(request)) {
            return new KeyClaim.Refused(KeyClaim.Reason.IN_USE);
        }
        if (earlier == null) {
            return new KeyClaim.Granted();
        }
        return MessageDigest.isEqual(earlier.requestHash(), request.hash())
                ? new KeyClaim.Replayed(earlier.resourceId())
                : new KeyClaim.Refused(KeyClaim.Reason.REUSED);
    }

    /** Stores the resources of granted requests in the transaction of the effect. Requests without a key are ignored. */
    public static void store(Pipeline pipeline, List<Entry> entries) throws SQLException {
        List<Entry> repeatable =
                entries.stream().filter(entry -> entry.request().isRepeatable()).toList();
        if (!repeatable.isEmpty()) {
            IdempotencyTable.insert(pipeline, repeatable);
        }
    }

    /** The record of a key, as its user may see it. */
    public record KeyRecord(String route, String key, UUID resourceId, Instant createdAt) {}

    /**
     * Returns the next records of a user.
     *
     * @param after the last record of the page before; {@code null} for the first page
     */
    public static Supplier<List<KeyRecord>> page(Pipeline pipeline, String userId, KeyRecord after, int limit) {
        return IdempotencyTable.page(pipeline, userId, after, limit);
    }

    /** Deletes all records of a user. Repeated requests take effect again. */
    public static void forget(Pipeline pipeline, String userId) {
        IdempotencyTable.forget(pipeline, userId);
    }

    private byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
