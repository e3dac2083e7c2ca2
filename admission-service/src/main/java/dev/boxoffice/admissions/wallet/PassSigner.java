package dev.boxoffice.admissions.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs passes with the key of a pass type id.
 *
 * @param passType the pass type id, from the certificate's {@code UID}
 * @param team the team id, from the certificate's {@code OU}
 */
record PassSigner(
        String passType, String team, PrivateKey key, X509Certificate certificate, X509Certificate appleCertificate) {

    /**
     * Reads the key.
     *
     * @param keyStore path of a PKCS #12 file with one private key and its certificate
     * @param appleCertificate path of Apple's intermediate certificate, in PEM or DER
     */
    static PassSigner read(String keyStore, String password, String appleCertificate) {
        try (InputStream apple = Files.newInputStream(Path.of(appleCertificate))) {
            char[] secret = password.toCharArray();
            KeyStore store = KeyStore.getInstance(Path.of(keyStore).toFile(), secret);
            String alias = store.aliases().nextElement();
            if (!(store.getKey(alias, secret) instanceof PrivateKey key)
                    || !(store.getCertificate(alias) instanceof X509Certificate certificate)) {
                throw new IllegalStateException("The key store of wallet passes has no private key: " + keyStore);
            }
            return new PassSigner(
                    attribute(certificate, "UID"), attribute(certificate, "OU"), key, certificate, (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(apple));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The keys of wallet passes cannot be read: " + e, e);
        }
    }

    private static String attribute(X509Certificate certificate, String type) {
        String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
                            .map(rdn -> rdn.getValue().toString())
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(
                                    "The certificate of wallet passes has no " + type + ": " + subject));
        } catch (InvalidNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A detached signature (RFC 5652) with both certificates. */
    byte[] sign(byte[] content) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder("SHA256with" + key.getAlgorithm()).build(key), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate, appleCertificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("could not sign a wallet pass", e);
        }
    }
}
