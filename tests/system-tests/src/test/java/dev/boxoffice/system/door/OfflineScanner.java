package dev.boxoffice.system.door;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Verifies codes with the published keys, RFC 7515, RFC 8037 and the JDK alone, as another team's scanner would. */
public record OfflineScanner(Map<String, PublicKey> keys) {

    /** The DER prefix of a public Ed25519 key (RFC 8410, section 4). */
    private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    /** What a code says. */
    public record Scan(UUID admission, int generation) {}

    /** Fetches the published keys once. */
    public static OfflineScanner withKeysOf(String address) {
        var keys = new HashMap<String, PublicKey>();
        json(given().get(address + "/.well-known/jwks.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .path("keys")
                .forEach(key ->
                        keys.put(key.path("kid").asText(), key(key.path("x").asText())));
        return new OfflineScanner(keys);
    }

    /** The content of a code; {@code null} if no published key has signed it. */
    public Scan read(String code) {
        String[] parts = code.split("\\.", -1);
        JsonNode header = json(BASE64.decode(parts[0]));
        PublicKey key = keys.get(header.path("kid").asText());
        if (key == null || !header.path("alg").asText().equals("EdDSA") || !isSigned(parts, key)) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.wrap(BASE64.decode(parts[1]));
        UUID admission = new UUID(payload.getLong(), payload.getLong());
        byte[] generation = new byte[payload.remaining()];
        payload.get(generation);
        return new Scan(admission, new BigInteger(1, generation).intValueExact());
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(BASE64.decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey key(String x) {
        byte[] raw = BASE64.decode(x);
        byte[] encoded = ByteBuffer.allocate(DER_PREFIX.length + raw.length)
                .put(DER_PREFIX)
                .put(raw)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
