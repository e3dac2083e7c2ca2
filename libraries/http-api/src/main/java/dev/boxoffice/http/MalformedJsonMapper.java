package dev.boxoffice.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says where a body has a value of the wrong kind. */
class MalformedJsonMapper {

    @ServerExceptionMapper(priority = 1)
    Response toResponse(MismatchedInputException thrown) {
        String field = path(thrown.getPath());
        String where = field.isEmpty() ? "The body" : "The value of '" + field + "'";
        return Problems.problem(400, "bad-request", "Bad request", where + " is not of the expected kind.")
                .with("field", field)
                .build()
                .toResponse();
    }

    /** The problem library has a mapper for this very class, and for the next, that tells of Java types. */
    @ServerExceptionMapper(priority = 1)
    Response toResponse(InvalidFormatException thrown) {
        return toResponse((MismatchedInputException) thrown);
    }

    @ServerExceptionMapper(priority = 1)
    Response toResponse(UnrecognizedPropertyException thrown) {
        String field = path(thrown.getPath());
        return Problems.problem(400, "bad-request", "Bad request", "There is no field '" + field + "' in this request.")
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
