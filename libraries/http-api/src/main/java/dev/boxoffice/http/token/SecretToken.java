package dev.boxoffice.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A random secret that gives a right to its bearer, such as a claim link. Its hash needs no salt, because it is random. */
public record SecretToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static SecretToken create() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What the database stores. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SecretToken[secret]";
    }
}
