package dev.boxoffice.stack;

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

/** Database passwords: drawn at the first start, then kept beside the data in a file only its owner reads. */
final class Credentials {

    private static final List<String> ROLES = List.of(
            Database.SUPERUSER,
            Database.TICKETS.owner(),
            Database.TICKETS.application(),
            Database.ORDERS.owner(),
            Database.ORDERS.application());

    private final Properties passwords = new Properties();

    private Credentials() {}

    static Credentials in(Path data) {
        Path file = data.resolve("credentials.properties");
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            Credentials credentials = new Credentials();
            credentials.passwords.load(new StringReader(Files.readString(file)));
            return credentials;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password(String role) {
        return passwords.getProperty(role);
    }

    private static void write(Path file) throws IOException {
        String lines = ROLES.stream().map(role -> role + "=" + draw() + "\n").collect(Collectors.joining());
        Path draft = Files.createTempFile(
                file.getParent(),
                "credentials",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String draw() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
