package dev.boxoffice.storefront.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns 4xx responses into {@link RequestRefusedException} and 5xx responses into {@link ServiceUnavailableException}. */
public class ProblemReader implements ResponseExceptionMapper<RuntimeException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public RuntimeException toThrowable(Response response) {
        String body = response.readEntity(String.class);
        if (response.getStatus() >= 500) {
            return new ServiceUnavailableException(response.getStatus() + " " + body);
        }
        try {
            return new RequestRefusedException(JSON.readValue(body, Problem.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new RequestRefusedException(new Problem("", response.getStatus(), ""));
        }
    }
}
