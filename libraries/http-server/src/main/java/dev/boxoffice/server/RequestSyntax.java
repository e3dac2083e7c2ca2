package dev.boxoffice.server;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of HTTP that every request must follow, whatever its path.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class RequestSyntax {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)(.*)");
    /** The framework would read an authority after two slashes. */
    private static final Pattern EMPTY_AUTHORITY = Pattern.compile("//(?:[/?]|$)");

    private static final int MAX_PORT = 65_535;

    /** Below the limit of Netty, which drops the headers of a longer request, and with them what the client accepts. */
    private static final int MAX_TARGET = 4_096;

    private static final ServerProblem TOO_LONG =
            new ServerProblem(414, "uri-too-long", "URI too long", "The request line is too long.");

    private RequestSyntax() {}

    /** Returns the first violation, or empty for a well-formed request. */
    static Optional<ServerProblem> violation(HttpServerRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(undecodable(request.decoderResult().cause()));
        }
        MultiMap headers = request.headers();
        return version(request.version())
                .or(() -> host(request.version(), headers.getAll(HttpHeaders.HOST)))
                .or(() -> target(request.method(), request.uri()))
                .or(() -> names(headers))
                .or(() -> transferEncoding(headers.getAll(HttpHeaders.TRANSFER_ENCODING)))
                .or(() -> expectation(headers.getAll(HttpHeaders.EXPECT)));
    }

    private static ServerProblem undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException e -> TOO_LONG;
            case TooLongHttpHeaderException e ->
                new ServerProblem(
                        431, "headers-too-large", "Headers too large", "The headers are too long, or too many.");
            default -> malformed("The request line or a header is malformed.");
        };
    }

    private static Optional<ServerProblem> version(HttpVersion version) {
        return version == null ? Optional.of(malformed("The HTTP version must be 1.0 or 1.1.")) : Optional.empty();
    }

    static Optional<ServerProblem> host(HttpVersion version, List<String> hosts) {
        if (hosts.isEmpty() && version == HttpVersion.HTTP_1_0) {
            return Optional.empty();
        }
        return hosts.size() == 1 && isHost(hosts.getFirst())
                ? Optional.empty()
                : Optional.of(malformed("A request must have one valid Host header."));
    }

    private static boolean isHost(String host) {
        var matcher = HOST.matcher(host);
        return matcher.matches() && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MAX_PORT);
    }

    static Optional<ServerProblem> target(HttpMethod method, String target) {
        if (target.length() > MAX_TARGET) {
            return Optional.of(TOO_LONG);
        }
        if (target.equals("*") && method.equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        var absolute = ABSOLUTE.matcher(target);
        boolean isAbsolute = !target.startsWith("/") && absolute.matches();
        if (isAbsolute && !isHost(absolute.group(1))) {
            return Optional.of(malformed("The host of the request target is invalid."));
        }
        String local = isAbsolute ? absolute.group(2) : target;
        if (!local.startsWith("/") && !(isAbsolute && local.isEmpty())) {
            return Optional.of(malformed("The request target must start with a slash."));
        }
        if (local.startsWith("//") && EMPTY_AUTHORITY.matcher(local).lookingAt()) {
            return Optional.of(malformed("The path must not start with empty segments."));
        }
        int query = local.indexOf('?');
        return PercentEncoding.isPath(query < 0 ? local : local.substring(0, query))
                        && (query < 0 || PercentEncoding.isQuery(local.substring(query + 1)))
                ? Optional.empty()
                : Optional.of(malformed("The path or query contains an invalid character or percent escape."
                        + " Escapes must be UTF-8 and must not encode control characters."));
    }

    private static Optional<ServerProblem> names(MultiMap headers) {
        return headers.contains("") ? Optional.of(malformed("A header has no name.")) : Optional.empty();
    }

    /** A coding that is not understood may hide where the body ends (RFC 9112, section 6.1). */
    private static Optional<ServerProblem> transferEncoding(List<String> encodings) {
        return isAbsentOr("chunked", encodings)
                ? Optional.empty()
                : Optional.of(malformed("The only supported Transfer-Encoding is chunked."));
    }

    private static Optional<ServerProblem> expectation(List<String> expectations) {
        return isAbsentOr("100-continue", expectations)
                ? Optional.empty()
                : Optional.of(new ServerProblem(
                        417, "expectation-failed", "Expectation failed", "Expect supports only 100-continue."));
    }

    private static boolean isAbsentOr(String only, List<String> values) {
        return values.isEmpty() || (values.size() == 1 && values.getFirst().equalsIgnoreCase(only));
    }

    private static ServerProblem malformed(String detail) {
        return new ServerProblem(400, "malformed-request", "Malformed request", detail);
    }
}
