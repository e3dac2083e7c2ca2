package dev.boxoffice.testing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Requests whose Authorization header contains no valid access token. */
public final class MalformedCredentials {

    private static final Set<Integer> UNAUTHORIZED = Set.of(401);

    private MalformedCredentials() {}

    /**
     * Requests for a path.
     *
     * @param token a valid token, from which the others are made
     */
    public static List<MalformedRequest> to(String path, String token) {
        return Stream.of(headers(token), brokenTokens(token), brokenHeaders(token), brokenClaims(token))
                .flatMap(headers -> headers)
                .map(header -> request(path, header))
                .toList();
    }

    private static MalformedRequest request(String path, String authorization) {
        boolean repeated = authorization.contains("\r\n");
        String text = "GET " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: " + authorization + "\r\n\r\n";
        String name = authorization.length() > 80 ? authorization.substring(0, 80) + "..." : authorization;
        return new MalformedRequest("Authorization: " + name, text, repeated ? Set.of(400) : UNAUTHORIZED);
    }

    private static Stream<String> headers(String token) {
        return Stream.of(
                "",
                "Bearer",
                "Bearer  ",
                "Bearer a b",
                "bearer x",
                "Bearer,",
                "Bearer=x",
                "BearerX " + token,
                "Basic",
                "Basic !!!",
                "Basic bm9jb2xvbg==",
                "Basic YTpi",
                "Digest",
                "Digest username=\"a\"",
                "Negotiate x",
                "DPoP " + token,
                "\u00e4",
                "Bearer \u00e4.b.c",
                "Token " + token,
                token,
                "Bearer\t" + token,
                "Bearer " + token + ",x",
                "Bearer " + token + " x",
                "Bearer \"" + token + "\"",
                "Bearer null",
                "Bearer undefined",
                "Bearer {}",
                "Bearer =",
                "Bearer " + "a".repeat(9_000),
                "Bearer " + token + "\r\nAuthorization: Bearer " + token,
                "Bearer x\r\nAuthorization: Basic YTpi");
    }

    private static Stream<String> brokenTokens(String token) {
        String[] parts = token.split("\\.", -1);
        return Stream.of(
                        ".",
                        "..",
                        "...",
                        "....",
                        "a",
                        "a.b",
                        "a.b.c",
                        "a.b.c.d",
                        "a.b.c.d.e",
                        token + ".",
                        token + "=",
                        "." + token,
                        parts[0] + "." + parts[1],
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "..",
                        "." + parts[1] + "." + parts[2],
                        parts[0] + "." + parts[1] + ".AAAA",
                        parts[0] + ".*." + parts[2])
                .map(broken -> "Bearer " + broken);
    }

    private static Stream<String> brokenHeaders(String token) {
        String claims = token.split("\\.", -1)[1];
        return Stream.of(
                        "{\"alg\":\"none\"}",
                        "{\"alg\":\"HS256\",\"kid\":\"boxoffice\"}",
                        "{}",
                        "[]",
                        "null",
                        "1",
                        "\"x\"",
                        "x",
                        "{\"alg\":1}",
                        "{\"alg\":null}",
                        "{\"alg\":\"RS256\"}",
                        "{\"alg\":\"RS256\",\"kid\":1}",
                        "{\"alg\":\"RS256\",\"kid\":null}",
                        "{\"alg\":\"RS256\",\"kid\":[]}",
                        "{\"alg\":\"RS256\",\"kid\":\"unknown\"}",
                        "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(3_000) + "\"}",
                        "{\"alg\":\"RS256\",\"x5t\":1}",
                        "{\"alg\":\"RS256\",\"x5t#S256\":{}}",
                        "{\"alg\":\"RS256\",\"crit\":[\"x\"],\"kid\":\"boxoffice\"}",
                        "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"],\"kid\":\"boxoffice\"}",
                        "{\"alg\":\"RS256\",\"jwk\":{},\"kid\":\"boxoffice\"}",
                        "{\"alg\":\"ES256\",\"kid\":\"boxoffice\"}",
                        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}",
                        "[".repeat(1_500),
                        "{\"a\":".repeat(900),
                        "\0")
                .map(header -> "Bearer " + encode(header) + "." + claims + ".AAAA");
    }

    private static Stream<String> brokenClaims(String token) {
        String[] parts = token.split("\\.", -1);
        return Stream.of(
                        "{}",
                        "[]",
                        "null",
                        "1",
                        "\"x\"",
                        "x",
                        "[".repeat(1_500),
                        "{\"exp\":\"x\"}",
                        "{\"exp\":-1}",
                        "{\"exp\":1e400}",
                        "{\"exp\":1.5}",
                        "{\"sub\":1}",
                        "{\"aud\":{}}")
                .map(claims -> "Bearer " + parts[0] + "." + encode(claims) + "." + parts[2]);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
