package dev.boxoffice.admissions.code;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The Ed25519 keys that sign codes (RFC 8037). The first key signs. The others stay published, so that codes which they signed
 * remain valid after a rotation.
 */
@Startup
@ApplicationScoped
public class SigningKeys {

    private final List<PublicJsonWebKey> keys;

    /** @param configured a JWKS document, or the path of a file with one */
    SigningKeys(@ConfigProperty(name = "boxoffice.admissions.keys") Optional<String> configured) {
        this.keys = read(configured.orElseThrow(() ->
                new IllegalStateException("No keys for admission codes are configured. Set BOXOFFICE_ADMISSION_KEYS"
                        + " to a JWKS document with private Ed25519 keys, or to the path of a file with one.")));
    }

    /** The key that signs. */
    PublicJsonWebKey current() {
        return keys.getFirst();
    }

    /** A key that signs or has signed. */
    Optional<PublicJsonWebKey> find(String keyId) {
        return keys.stream().filter(key -> key.getKeyId().equals(keyId)).findFirst();
    }

    /** The public parts of all keys, as a JWKS document (RFC 7517, section 5). */
    String publicKeys() {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static List<PublicJsonWebKey> read(String configured) {
        try {
            return parse(configured.startsWith("{") ? configured : Files.readString(Path.of(configured)));
        } catch (IOException e) {
            throw new IllegalStateException("The keys for admission codes cannot be read: " + e, e);
        } catch (JoseException | IllegalArgumentException | ClassCastException e) {
            // not the cause, whose message may contain a private key
            throw new IllegalStateException(
                    "BOXOFFICE_ADMISSION_KEYS must name a JWKS document whose keys are private Ed25519 keys with different kid.");
        }
    }

    private static List<PublicJsonWebKey> parse(String jwks) throws JoseException {
        var keys = new ArrayList<PublicJsonWebKey>();
        if (!(JsonUtil.parseJson(jwks).get(JsonWebKeySet.JWK_SET_MEMBER_NAME) instanceof List<?> members)) {
            throw new IllegalArgumentException("no keys");
        }
        for (Object member : members) {
            keys.add(key(member));
        }
        if (keys.isEmpty() || keys.stream().map(JsonWebKey::getKeyId).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("no keys, or a kid is repeated");
        }
        return List.copyOf(keys);
    }

    @SuppressWarnings("unchecked") // names of JSON objects are strings
    private static PublicJsonWebKey key(Object member) throws JoseException {
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk((Map<String, Object>) member);
        if (!(key instanceof OctetKeyPairJsonWebKey pair)
                || !OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(pair.getSubtype())
                || key.getPrivateKey() == null
                || key.getKeyId() == null) {
            throw new IllegalArgumentException("not a private Ed25519 key with a kid");
        }
        key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
        key.setUse("sig");
        return key;
    }
}
