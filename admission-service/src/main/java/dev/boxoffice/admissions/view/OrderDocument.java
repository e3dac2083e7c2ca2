package dev.boxoffice.admissions.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/** Responses with a file about the admissions of an order. */
public final class OrderDocument {

    private OrderDocument() {}

    /**
     * A 200 with the file, or a 304. The ETag is a hash of the state.
     *
     * @param state everything on which the content depends
     * @param content called for a 200 only
     * @param disposition of the file (RFC 6266)
     */
    public static Response respond(HttpHeaders request, String state, Supplier<byte[]> content, String disposition) {
        return EntityTags.respond(request, EntityTags.of(state.getBytes(UTF_8)), content)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /**
     * A 409 for an order without admissions.
     *
     * @param reason completes a sentence about the order
     */
    public static HttpProblem noAdmissions(UUID orderId, String reason) {
        return Problems.problem(409, "no-admissions", "No admissions", "Order " + orderId + " " + reason)
                .with("orderId", orderId)
                .build();
    }
}
