package dev.boxoffice.stack.infra;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Database passwords and the storefront's cookie key: generated once and kept with the data in a private file. */
public final class Credentials {

    /** The key that encrypts the storefront's cookies. */
    static final String COOKIES = "storefront-cookies";

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(Database.SUPERUSER, COOKIES),
                    Stream.of(Database.values())
                            .flatMap(database -> Stream.of(database.owner(), database.application())))
            .toList();

    private final Properties passwords = new Properties();

    private Credentials() {}

    public static Credentials in(Path data) {
        Path file = data.resolve("credentials.properties");
        try {
            Credentials credentials = new Credentials();
            if (Files.exists(file)) {
                credentials.passwords.load(new StringReader(Files.readString(file)));
            }
            if (!credentials.passwords.stringPropertyNames().containsAll(NAMES)) {
                NAMES.forEach(name -> credentials.passwords.putIfAbsent(name, generate()));
                credentials.write(file);
            }
            return credentials;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String password(String name) {
        return passwords.getProperty(name);
    }

    private void write(Path file) throws IOException {
        String lines =
                NAMES.stream().map(name -> name + "=" + password(name) + "\n").collect(Collectors.joining());
        Path draft = Files.createTempFile(
                file.getParent(),
                "credentials",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String generate() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
