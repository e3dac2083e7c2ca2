package dev.boxoffice.storefront.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts and authenticates small values that browsers keep (AES-256-GCM). Each purpose has a key of its own (HKDF, RFC 5869),
 * so that a value made for one purpose is worthless for another.
 */
@ApplicationScoped
public class Seal {

    /** What a value is for. */
    enum Purpose {
        GUEST,
        ORDER_LINK,
        ORDER_ACCESS,
        SIGN_OUT
    }

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_TEXT = 512;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Map<Purpose, SecretKey> keys = new EnumMap<>(Purpose.class);

    @Inject
    Seal(@ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") String secret) {
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, key(secret, purpose));
        }
    }

    private static SecretKey key(String secret, Purpose purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(UTF_8))
                                    .thenExpand(("boxoffice storefront " + purpose).getBytes(UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not derive a key", e);
        }
    }

    /** Returns text that is safe in cookies and addresses. */
    String close(Purpose purpose, byte[] value) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(value);
            return ENCODER.encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    /** Returns nothing for text that was changed, made with another secret or made for another purpose. */
    Optional<byte[]> open(Purpose purpose, String text) {
        if (text == null || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, Purpose purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(purpose), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
