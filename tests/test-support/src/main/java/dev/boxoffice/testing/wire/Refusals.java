package dev.boxoffice.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asserts that a running service refuses requests with problems, and without ERROR log records. */
public final class Refusals {

    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO", "get");
    private static final int NOT_FOUND = 404;

    private Refusals() {}

    /** Sends every request and compares the status; an error must be a problem, or a page if the service has pages. */
    public static void assertRefused(int port, List<MalformedRequest> requests, boolean pages) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (var errors = new LoggedErrors()) {
            for (MalformedRequest request : requests) {
                RawResponse response = RawHttp.send(port, request.text());
                if (!request.statuses().contains(response.status()) || !isError(response, pages)) {
                    wrong.add("%s: %d %s %s"
                            .formatted(
                                    request.name(),
                                    response.status(),
                                    response.header("Content-Type"),
                                    response.body()));
                }
            }
            assertThat(wrong).as("wrong responses").isEmpty();
            assertThat(errors.messages()).as("ERROR log records").isEmpty();
        }
    }

    private static boolean isError(RawResponse response, boolean pages) {
        String type = response.header("Content-Type");
        boolean isProblem = type.startsWith("application/problem+json")
                && response.body().contains("\"type\":\"https://boxoffice.dev/problems/")
                && response.body().contains("\"status\":" + response.status());
        return isProblem || (pages && type.startsWith("text/html"));
    }

    /** Asserts 405 with Allow for every other method, and that OPTIONS lists the same methods. */
    public static void assertMethods(int port, String path, String... methods) throws IOException {
        Set<String> expected = new TreeSet<>(Arrays.asList(methods));
        expected.add("OPTIONS");
        for (String method : METHODS) {
            RawResponse response = send(port, method, path);
            String allowed = method.equals("OPTIONS") || !expected.contains(method)
                    ? String.join(", ", expected)
                    : response.header("Allow");
            assertThat(response.header("Allow")).as(method + " " + path).isEqualTo(allowed);
            if (method.equals("OPTIONS")) {
                assertThat(response.status()).as(method + " " + path).isEqualTo(204);
            } else if (!expected.contains(method)) {
                assertThat(response.status()).as(method + " " + path).isEqualTo(405);
                assertThat(method.equals("HEAD") || isError(response, false))
                        .as(method + " " + path)
                        .isTrue();
            } else {
                assertThat(response.status())
                        .as(method + " " + path)
                        .isNotEqualTo(405)
                        .isLessThan(500);
            }
        }
    }

    /** Asserts 404 for every method. */
    public static void assertUnknown(int port, String path) throws IOException {
        for (String method : METHODS) {
            assertThat(send(port, method, path).status())
                    .as(method + " " + path)
                    .isEqualTo(NOT_FOUND);
        }
    }

    private static RawResponse send(int port, String method, String path) throws IOException {
        return RawHttp.send(port, method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
}
