package dev.boxoffice.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of our style sheet and scripts. They change with the content, so that browsers can cache them. */
@Named
@ApplicationScoped
public class Assets {

    private static final int DIGITS = 12;

    private final Map<String, String> urls = new ConcurrentHashMap<>();

    /** The address of a file in the folder {@code assets}. */
    public String url(String file) {
        return urls.computeIfAbsent(file, Assets::hashed);
    }

    private static String hashed(String file) {
        String path = "/assets/" + file;
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return "%s?v=%s".formatted(path, HexFormat.of().formatHex(hash).substring(0, DIGITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
