package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private final List<Endpoint> endpoints = Stream.of(Things.class, Claim.class, Parts.class)
            .flatMap(Endpoints::of)
            .toList();

    @Test
    void findsTheMethodsOfAPath() {
        assertThat(methods("/things/7")).containsExactlyInAnyOrder("GET", "DELETE");
    }

    @Test
    void findsOnlyTheMethodsOfTheMostLiteralResource() {
        assertThat(methods("/things/claim")).containsExactly("POST");
    }

    @Test
    void findsMethodsOfNestedResource() {
        assertThat(methods("/things/7/parts")).containsExactly("GET");
    }

    @Test
    void findsNothingAtUnknownPath() {
        assertThat(methods("/things/7/unknown")).isEmpty();
    }

    private List<String> methods(String path) {
        return Endpoints.at(PathTemplate.segments(path), endpoints).stream()
                .map(Endpoint::method)
                .toList();
    }

    @Path("/things")
    interface Things {
        @GET
        @Path("{id}")
        void get();

        @DELETE
        @Path("{id}")
        void delete();
    }

    @Path("/things/claim")
    interface Claim {
        @POST
        void claim();
    }

    @Path("/things/{id}/parts")
    interface Parts {
        @GET
        void list();
    }
}
