package dev.boxoffice.admissions.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs the code that a door scans: a compact JWS (RFC 7515, section 7.1) whose payload is the admission's id in 16 bytes and its
 * generation as an unsigned integer without leading zeros.
 *
 * <p>Codes are not stored. The same admission and key always give the same code, because Ed25519 is deterministic.
 */
@ApplicationScoped
public class AdmissionCodes {

    private static final int ID_BYTES = 16;

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
