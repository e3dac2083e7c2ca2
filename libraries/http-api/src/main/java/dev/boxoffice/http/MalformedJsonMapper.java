package dev.boxoffice.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Names the field of a JSON body that has the wrong type or is unknown. */
class MalformedJsonMapper {

    @ServerExceptionMapper(priority = 1)
    Response toResponse(MismatchedInputException thrown) {
        String field = path(thrown.getPath());
        String where = field.isEmpty() ? "The body" : "The value of '" + field + "'";
        return Problems.problem(400, "bad-request", "Bad request", where + " has the wrong type.")
                .with("field", field)
                .build()
                .toResponse();
    }

    /** The problem library maps this exception and the next with details of Java types. */
    @ServerExceptionMapper(priority = 1)
    Response toResponse(InvalidFormatException thrown) {
        return toResponse((MismatchedInputException) thrown);
    }

    @ServerExceptionMapper(priority = 1)
    Response toResponse(UnrecognizedPropertyException thrown) {
        String field = path(thrown.getPath());
        return Problems.problem(400, "bad-request", "Bad request", "Unknown field '" + field + "'.")
                .with("field", field)
                .build()
                .toResponse();
    }

    private static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
