package dev.boxoffice.stack.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** The key that signs the codes of admissions: generated once and kept with the data in a private file. */
final class AdmissionKeys {

    private static final int KEY_BYTES = 32;

    /** Long enough to differ after a rotation, and short because every code contains it. */
    private static final int ID_LENGTH = 6;

    private AdmissionKeys() {}

    /** Returns the JWKS file, which this method creates if it is missing. */
    static Path in(Path data) {
        Path file = data.resolve("admission-keys.json");
        try {
            if (!Files.exists(file)) {
                Path draft = Files.createTempFile(
                        data,
                        "admission-keys",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, generate());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JWKS document with one key pair (RFC 8037, section 2). */
    private static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            // SubjectPublicKeyInfo ends with the key (RFC 8410, section 4)
            String x = base64(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
            String d = base64(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
            return """
                    {"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "%s", "x": "%s", "d": "%s"}]}
                    """.formatted(x.substring(0, ID_LENGTH), x, d);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
