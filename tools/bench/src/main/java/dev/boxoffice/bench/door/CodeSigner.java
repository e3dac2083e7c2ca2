package dev.boxoffice.bench.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.bench.harness.BenchException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** Signs codes of the first generation as admission-service does. */
record CodeSigner(PrivateKey key, String header) {

    private static final int BYTES = 17;

    /** Reads the key that signs. */
    static CodeSigner of(Path jwks) throws IOException {
        JsonNode jwk = new ObjectMapper().readTree(jwks.toFile()).at("/keys/0");
        byte[] secret = Base64.getUrlDecoder().decode(jwk.required("d").asText());
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"%s\"}"
                .formatted(jwk.required("kid").asText());
        try {
            return new CodeSigner(
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)),
                    base64(header.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new BenchException("cannot read the keys of codes", e);
        }
    }

    String sign(UUID admission) {
        byte[] payload = ByteBuffer.allocate(BYTES)
                .putLong(admission.getMostSignificantBits())
                .putLong(admission.getLeastSignificantBits())
                .put((byte) 1)
                .array();
        String signed = header + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new BenchException("cannot sign a code", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
