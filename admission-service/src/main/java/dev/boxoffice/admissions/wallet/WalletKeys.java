package dev.boxoffice.admissions.wallet;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that signs wallet passes, if one is configured. A wrong configuration stops the service at its start. */
@Startup
@ApplicationScoped
class WalletKeys {

    private final PassSigner signer;

    WalletKeys(
            @ConfigProperty(name = "boxoffice.wallet.key-store") Optional<String> keyStore,
            @ConfigProperty(name = "boxoffice.wallet.password") Optional<String> password,
            @ConfigProperty(name = "boxoffice.wallet.apple-certificate") Optional<String> appleCertificate) {
        this.signer = keyStore.map(file -> PassSigner.read(
                        file,
                        required("BOXOFFICE_WALLET_PASSWORD", password),
                        required("BOXOFFICE_WALLET_APPLE_CERTIFICATE", appleCertificate)))
                .orElse(null);
    }

    Optional<PassSigner> signer() {
        return Optional.ofNullable(signer);
    }

    private static String required(String variable, Optional<String> value) {
        return value.orElseThrow(() ->
                new IllegalStateException("Set " + variable + " too, because BOXOFFICE_WALLET_KEY_STORE is set."));
    }
}
