package dev.boxoffice.http.token;

import io.quarkus.runtime.util.HashUtil;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A random secret that gives a right to its bearer, such as a claim link. Its hash needs no salt, because it is random. */
public record SecretToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static SecretToken create() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The SHA-256 hash, which the database stores. */
    public byte[] hash() {
        return HexFormat.of().parseHex(HashUtil.sha256(text));
    }

    @Override
    public String toString() {
        return "SecretToken[secret]";
    }
}
