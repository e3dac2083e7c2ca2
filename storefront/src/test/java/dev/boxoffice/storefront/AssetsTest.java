package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AssetsTest {

    /** Browsers keep a file under its address, so a new build must not change it in place. */
    @Test
    void namesFilesByTheirContent() throws IOException, NoSuchAlgorithmException {
        byte[] content = Files.readAllBytes(Path.of("src/main/resources/META-INF/resources/assets/boxoffice.css"));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

        String url = new Assets().url("boxoffice.css");

        assertThat(url).matches("/assets/boxoffice\\.css\\?v=[0-9a-f]{12}");
        assertThat(hash).startsWith(url.substring(url.length() - 12));
    }
}
