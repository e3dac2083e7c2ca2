package dev.boxoffice.storefront.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Of what the services answer, all that is no success: {@link Refused} when it was the caller's fault, {@link Outage} else. */
public class ProblemReader implements ResponseExceptionMapper<RuntimeException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public RuntimeException toThrowable(Response response) {
        String body = response.readEntity(String.class);
        if (response.getStatus() >= 500) {
            return new Outage(response.getStatus() + " " + body);
        }
        try {
            return new Refused(JSON.readValue(body, Problem.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Refused(new Problem("", response.getStatus(), ""));
        }
    }
}
