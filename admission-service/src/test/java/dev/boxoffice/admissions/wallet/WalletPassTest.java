package dev.boxoffice.admissions.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.admissions.admission.AdmissionStatus;
import dev.boxoffice.admissions.show.OrderedShows;
import dev.boxoffice.admissions.show.OrderedTicket;
import dev.boxoffice.admissions.view.AdmissionResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletPassTest {

    private static final String PASSWORD = "not-a-secret";

    @TempDir
    static Path folder;

    private static Path keyStore;
    private static Path appleCertificate;

    @BeforeAll
    static void createsKeys() throws Exception {
        KeyPair keys = keys();
        X509Certificate certificate =
                certificate(keys, "UID=pass.dev.boxoffice, CN=Pass Type ID: pass.dev.boxoffice, OU=TEAM123, C=DE");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("pass", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        keyStore = folder.resolve("pass.p12");
        try (OutputStream file = Files.newOutputStream(keyStore)) {
            store.store(file, PASSWORD.toCharArray());
        }
        appleCertificate = Files.write(
                folder.resolve("apple.cer"),
                certificate(keys(), "CN=Intermediate").getEncoded());
    }

    @Test
    void containsTheCode() throws IOException {
        JsonNode pass = new ObjectMapper().readTree(files().get("pass.json"));

        assertThat(pass.path("passTypeIdentifier").asText()).isEqualTo("pass.dev.boxoffice");
        assertThat(pass.path("teamIdentifier").asText()).isEqualTo("TEAM123");
        assertThat(pass.at("/barcodes/0/message").asText()).isEqualTo("the.signed.code");
        assertThat(pass.at("/eventTicket/primaryFields/0/value").asText()).isEqualTo("The Lanterns");
        assertThat(pass.at("/eventTicket/auxiliaryFields/2/value").asText()).isEqualTo("Ada Lovelace");
        assertThat(pass.path("relevantDate").asText()).isEqualTo("2030-06-01T20:00+02:00");
    }

    @Test
    void hasAManifestWithTheHashOfEachFile() throws IOException, GeneralSecurityException {
        Map<String, byte[]> files = files();
        JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json"));

        assertThat(manifest.size()).isEqualTo(files.size() - 2);
        for (String name : new String[] {"icon.png", "icon@2x.png", "pass.json"}) {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(files.get(name));
            assertThat(manifest.path(name).asText()).isEqualTo(HexFormat.of().formatHex(hash));
        }
    }

    @Test
    @SuppressWarnings("unchecked") // a selector of certificates has a raw type
    void signsTheManifest() throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        Map<String, byte[]> files = files();

        var signed = new CMSSignedData(new CMSProcessableByteArray(files.get("manifest.json")), files.get("signature"));

        SignerInformation signer = signed.getSignerInfos().iterator().next();
        assertThat(signed.getCertificates().getMatches(null)).hasSize(2);
        var certificate = (X509CertificateHolder)
                signed.getCertificates().getMatches(signer.getSID()).iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                .isTrue();
    }

    @Test
    void isNotConfiguredByDefault() {
        assertThat(new WalletKeys(Optional.empty(), Optional.empty(), Optional.empty()).signer())
                .isEmpty();
    }

    @Test
    void namesAMissingSetting() {
        assertThatThrownBy(() -> new WalletKeys(Optional.of(keyStore.toString()), Optional.empty(), Optional.empty()))
                .hasMessageContaining("BOXOFFICE_WALLET_PASSWORD");
    }

    @Test
    void rejectsAWrongPassword() {
        assertThatThrownBy(() -> PassSigner.read(keyStore.toString(), "wrong", appleCertificate.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
    }

    private static Map<String, byte[]> files() throws IOException {
        PassSigner signer = PassSigner.read(keyStore.toString(), PASSWORD, appleCertificate.toString());
        Map<String, byte[]> files = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(WalletPass.write(admission(), ticket(), signer)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static AdmissionResponse admission() {
        return new AdmissionResponse(
                new UUID(1, 1),
                new UUID(2, 2),
                1,
                AdmissionStatus.VALID,
                null,
                "alice",
                "Ada Lovelace",
                true,
                1,
                "the.signed.code",
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static OrderedTicket ticket() {
        return new OrderedTicket(
                new UUID(3, 3), 2, "Standing", "Harbour Concerts", OrderedShows.titled("The Lanterns"));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @SuppressWarnings("JavaUtilDate") // the library's type of a time
    private static X509Certificate certificate(KeyPair keys, String subject) throws Exception {
        var name = new X500Principal(subject);
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                Date.from(Instant.parse("2046-01-01T00:00:00Z")),
                name,
                keys.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }
}
