package dev.boxoffice.stack.infra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.boxoffice.stack.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OIDC issuer without passwords, for this machine only: it listens on the loopback interface. */
public final class Issuer {

    private final Path keyFile;
    private final Path loginPage;
    private final int port;
    private MockOAuth2Server server;

    Issuer(Path data, int port) {
        this.keyFile = data.resolve("issuer-key.json");
        this.loginPage = data.resolve("login.html");
        this.port = port;
    }

    void start() throws IOException {
        try (var page = Issuer.class.getResourceAsStream("/login.html")) {
            Files.copy(page, loginPage, StandardCopyOption.REPLACE_EXISTING); // the server needs a file
        }
        server = new MockOAuth2Server(new OAuth2Config(
                true,
                loginPage.toString(),
                null,
                false,
                new OAuth2TokenProvider(new KeyProvider(List.of(key()))),
                Set.of(new TokenClaims()),
                new NettyWrapper()));
        server.start(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server = null;
        }
    }

    /** Kept so that tokens stay valid after a restart; generated because the library's key is public. */
    private JWK key() throws IOException {
        try {
            if (!Files.exists(keyFile)) {
                Path draft = Files.createTempFile(
                        keyFile.getParent(),
                        "issuer",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(
                        draft,
                        new RSAKeyGenerator(2048)
                                .keyID(Settings.ISSUER_ID)
                                .generate()
                                .toJSONString());
                Files.move(draft, keyFile, StandardCopyOption.ATOMIC_MOVE);
            }
            return JWK.parse(Files.readString(keyFile));
        } catch (JOSEException | ParseException e) {
            throw new IOException("Cannot read the signing key in " + keyFile, e);
        }
    }
}
