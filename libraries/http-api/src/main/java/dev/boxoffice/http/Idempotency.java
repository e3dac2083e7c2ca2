package dev.boxoffice.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.database.Pipeline;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Executes a request with an Idempotency-Key at most once: the response is stored in the transaction of the request's effect.
 * Error responses are not stored, so the same key can be retried.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">IETF draft</a>
 */
@ApplicationScoped
public class Idempotency {

    private final DataSource dataSource;
    private final ObjectMapper json;
    /** Serializes a request the same way in every release: an added but unused field does not change the hash. */
    private final ObjectMapper canonical;

    @SuppressWarnings("deprecation") // there is no other way to set MapperFeatures of a copied mapper
    protected Idempotency(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
        this.canonical = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true);
    }

    /** The status of a stored response that is not complete yet; never sent. */
    static final int UNFINISHED = 102;

    /** The outcome of a successful request: status, path of the created resource or {@code null}, and response body. */
    public record Outcome(int status, String location, Object body) {

        /**
         * An outcome that another system completes after the transaction; {@link #conclude} stores the response. A repeated
         * request receives {@code begun} and can resume.
         */
        public static Outcome unfinished(String begun) {
            return new Outcome(UNFINISHED, begun, null);
        }
    }

    /** The result of claiming an Idempotency-Key. */
    public sealed interface KeyClaim {

        /** This transaction may execute the request and must {@link #store store} the response. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Granted(IdempotentRequest request, byte[] hash) implements KeyClaim {}

        /** The request was executed before. */
        record Replayed(StoredResponse response) implements KeyClaim {}

        /** The key is rejected: 422 when it was used for another body, 409 while a request with it is running. */
        record Refused(HttpProblem problem) implements KeyClaim {}
    }

    /**
     * Runs a use case once for each key and stores its response in the same transaction. A repeated request gets the
     * stored response.
     *
     * @param useCase returns a domain outcome; joins the transaction
     * @param response a pure function that gives the outcome its HTTP form
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the key was used for another body, 409 while a
     *     request with it is running
     */
    @Transactional
    public <T> StoredResponse once(
            IdempotentRequest request, Supplier<T> useCase, Function<? super T, Outcome> response) {
        return runOnce(request, () -> response.apply(useCase.get()));
    }

    /**
     * Executes the request, or returns the response of its first execution.
     *
     * @throws HttpProblem 422 when the key was used for another body, 409 while a request with it is running
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredResponse once(IdempotentRequest request, Supplier<Outcome> operation) {
        return runOnce(request, operation);
    }

    private StoredResponse runOnce(IdempotentRequest request, Supplier<Outcome> operation) {
        return switch (run(pipeline -> claim(pipeline, List.of(request))).getFirst()) {
            case KeyClaim.Replayed(StoredResponse response) -> response;
            case KeyClaim.Refused(HttpProblem problem) -> throw problem;
            case KeyClaim.Granted granted -> {
                StoredResponse response = response(operation.get());
                yield run(pipeline -> {
                    store(pipeline, List.of(granted), List.of(response));
                    return () -> response;
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

    /** Returns one claim for each request; requests must differ in key, user or route. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Supplier<List<KeyClaim>> claim(Pipeline pipeline, List<IdempotentRequest> requests) throws SQLException {
        List<IdempotentRequest> keyed =
                requests.stream().filter(request -> request.key() != null).toList();
        if (keyed.isEmpty()) {
            return () -> requests.stream().<KeyClaim>map(this::granted).toList();
        }
        Supplier<Set<IdempotentRequest>> locked = IdempotencyTable.tryLock(pipeline, keyed);
        Supplier<Map<IdempotentRequest, IdempotencyTable.Row>> earlier = IdempotencyTable.find(pipeline, keyed);
        return () -> requests.stream()
                .map(request -> claim(request, locked.get(), earlier.get().get(request)))
                .toList();
    }

    private KeyClaim claim(IdempotentRequest request, Set<IdempotentRequest> locked, IdempotencyTable.Row earlier) {
        if (request.key() != null && !locked.contains(request)) {
            return new KeyClaim.Refused(Problems.problem(
                            409,
                            "idempotency-key-in-use",
                            "Idempotency-Key in use",
                            "A request with this Idempotency-Key is still running. Retry after Retry-After seconds.")
                    .withHeader("Retry-After", 1)
                    .build());
        }
        KeyClaim.Granted granted = granted(request);
        if (earlier == null) {
            return granted;
        }
        if (!MessageDigest.isEqual(earlier.requestHash(), granted.hash())) {
            return new KeyClaim.Refused(Problems.problem(
                            422,
                            "idempotency-key-reused",
                            "Idempotency-Key reused",
                            "This Idempotency-Key was already used for a different request.")
                    .build());
        }
        return new KeyClaim.Replayed(earlier.response());
    }

    private KeyClaim.Granted granted(IdempotentRequest request) {
        return new KeyClaim.Granted(request, request.key() == null ? null : hash(request.body()));
    }

    /** Stores the responses of claims, in order, in the transaction that executed the requests. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void store(Pipeline pipeline, List<KeyClaim.Granted> claims, List<StoredResponse> responses)
            throws SQLException {
        var records = new ArrayList<IdempotencyTable.Entry>();
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i).request().key() != null) {
                records.add(new IdempotencyTable.Entry(
                        claims.get(i).request(), claims.get(i).hash(), responses.get(i)));
            }
        }
        if (!records.isEmpty()) {
            IdempotencyTable.insert(pipeline, records);
        }
    }

    /** Stores the response of an unfinished outcome, or returns the one that a concurrent repetition stored first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredResponse conclude(IdempotentRequest request, Outcome outcome) {
        StoredResponse response = response(outcome);
        if (request.key() == null) {
            return response;
        }
        try (Connection connection = dataSource.getConnection()) {
            if (IdempotencyTable.conclude(connection, request, UNFINISHED, response)) {
                return response;
            }
            IdempotencyTable.Row earlier = run(pipeline -> IdempotencyTable.find(pipeline, List.of(request)))
                    .get(request);
            return earlier == null ? response : earlier.response();
        } catch (SQLException e) {
            throw new IllegalStateException("could not access the idempotency records", e);
        }
    }

    /** Returns the response to send and store. */
    public StoredResponse response(Outcome outcome) {
        try {
            return new StoredResponse(
                    outcome.status(), outcome.location(), json.writeValueAsString(outcome.body()), false);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
