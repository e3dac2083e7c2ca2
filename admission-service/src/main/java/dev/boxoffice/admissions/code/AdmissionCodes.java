package dev.boxoffice.admissions.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs and reads the code that a door scans: a compact JWS (RFC 7515, section 7.1) whose payload is the admission's id in 16 bytes and its
 * generation as an unsigned integer without leading zeros.
 *
 * <p>Codes are not stored. The same admission and key always give the same code, because Ed25519 is deterministic.
 */
@ApplicationScoped
public class AdmissionCodes {

    private static final int ID_BYTES = 16;
    private static final int GENERATION_BYTES = 4;

    /** The library would ignore other characters, so that many texts would be the same code. */
    private static final Pattern COMPACT = Pattern.compile("(?:[\\w-]+\\.){2}[\\w-]+");

    private static final AlgorithmConstraints ONLY_EDDSA =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final SigningKeys keys;

    AdmissionCodes(SigningKeys keys) {
        this.keys = keys;
    }

    public String sign(UUID admissionId, int generation) {
        PublicJsonWebKey key = keys.current();
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayloadBytes(payload(admissionId, generation));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("could not sign a code", e);
        }
    }

    /** Reads a code that one of our keys has signed; empty for any other text. Says nothing about the state of the admission. */
    public Optional<AdmissionCode> read(String code) {
        if (!COMPACT.matcher(code).matches()) {
            return Optional.empty();
        }
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ONLY_EDDSA);
        try {
            signature.setCompactSerialization(code);
            Optional<PublicJsonWebKey> key = keys.find(signature.getKeyIdHeaderValue());
            if (key.isEmpty()) {
                return Optional.empty();
            }
            signature.setKey(key.get().getPublicKey());
            return signature.verifySignature() ? content(signature.getPayloadBytes()) : Optional.empty();
        } catch (JoseException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static Optional<AdmissionCode> content(byte[] payload) {
        int length = payload.length - ID_BYTES;
        if (length < 1 || length > GENERATION_BYTES) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(payload);
        return Optional.of(new AdmissionCode(
                new UUID(id.getLong(), id.getLong()),
                new BigInteger(1, Arrays.copyOfRange(payload, ID_BYTES, payload.length)).intValue()));
    }

    static byte[] payload(UUID admissionId, int generation) {
        byte[] number = BigInteger.valueOf(generation).toByteArray();
        int zeros = number[0] == 0 ? 1 : 0; // the sign of a number that starts with a one
        return ByteBuffer.allocate(ID_BYTES + number.length - zeros)
                .putLong(admissionId.getMostSignificantBits())
                .putLong(admissionId.getLeastSignificantBits())
                .put(number, zeros, number.length - zeros)
                .array();
    }
}
