package dev.boxoffice.admissions.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionCodesTest {

    private static final UUID ADMISSION = UUID.fromString("6f1d3a52-0c7e-5b1f-9a44-3c5d7e9f1b20");

    @TempDir
    private Path folder;

    @Test
    void signsTheSameCodeEachTime() throws Exception {
        SigningKeys keys = keys(key("one"));

        assertThat(new AdmissionCodes(keys).sign(ADMISSION, 1)).isEqualTo(new AdmissionCodes(keys).sign(ADMISSION, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 255, 256, Integer.MAX_VALUE})
    void containsAdmissionAndGeneration(int generation) throws Exception {
        SigningKeys keys = keys(key("one"));

        byte[] payload = verified(new AdmissionCodes(keys).sign(ADMISSION, generation), keys);

        ByteBuffer bytes = ByteBuffer.wrap(payload);
        assertThat(new UUID(bytes.getLong(), bytes.getLong())).isEqualTo(ADMISSION);
        byte[] number = Arrays.copyOfRange(payload, 16, payload.length);
        assertThat(new BigInteger(1, number)).isEqualTo(generation);
        assertThat(number[0]).isNotZero();
    }

    /** A QR code of version 8 with the error correction level M holds 152 bytes. */
    @Test
    void isShortEnoughForASmallQrCode() throws Exception {
        assertThat(new AdmissionCodes(keys(key("abcdef"))).sign(ADMISSION, 1)).hasSizeLessThanOrEqualTo(152);
    }

    @Test
    void remainsVerifiableAfterARotation() throws Exception {
        PublicJsonWebKey old = key("old");
        String before = new AdmissionCodes(keys(old)).sign(ADMISSION, 1);
        SigningKeys rotated = keys(key("new"), old);

        String after = new AdmissionCodes(rotated).sign(ADMISSION, 1);

        assertThat(signature(after).getKeyIdHeaderValue()).isEqualTo("new");
        assertThat(verified(before, rotated)).isEqualTo(verified(after, rotated));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, Integer.MAX_VALUE})
    void readsItsOwnCodes(int generation) throws Exception {
        var codes = new AdmissionCodes(keys(key("one")));

        assertThat(codes.read(codes.sign(ADMISSION, generation))).contains(new AdmissionCode(ADMISSION, generation));
    }

    @Test
    void readsCodesOfAnEarlierKey() throws Exception {
        PublicJsonWebKey old = key("old");
        String code = new AdmissionCodes(keys(old)).sign(ADMISSION, 1);

        assertThat(new AdmissionCodes(keys(key("new"), old)).read(code)).contains(new AdmissionCode(ADMISSION, 1));
        assertThat(new AdmissionCodes(keys(key("new"))).read(code)).isEmpty();
    }

    @Test
    void refusesCodeOfForeignKeyWithTheSameId() throws Exception {
        String foreign = new AdmissionCodes(keys(key("one"))).sign(ADMISSION, 1);

        assertThat(new AdmissionCodes(keys(key("one"))).read(foreign)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"none\",\"kid\":\"one\"}",
                "{\"alg\":\"HS256\",\"kid\":\"one\"}",
                "{\"kid\":\"one\"}",
                "{\"alg\":\"EdDSA\",\"kid\":1}",
                "{\"alg\":1,\"kid\":\"one\"}",
                "[]",
                "x"
            })
    void refusesOtherHeaders(String header) throws Exception {
        var codes = new AdmissionCodes(keys(key("one")));
        String[] parts = codes.sign(ADMISSION, 1).split("\\.", -1);
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));

        assertThat(codes.read(forged + "." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(codes.read(forged + "." + parts[1] + ".")).isEmpty();
    }

    @Test
    void refusesChangedCodes() throws Exception {
        var codes = new AdmissionCodes(keys(key("one")));
        String code = codes.sign(ADMISSION, 1);
        String other = codes.sign(ADMISSION, 2);

        assertThat(codes.read(code.substring(0, code.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'))))
                .isEmpty();
        assertThat(codes.read(code + "=")).isEmpty();
        assertThat(codes.read(code + ".x")).isEmpty();
        assertThat(codes.read(" " + code)).isEmpty();
        assertThat(codes.read("")).isEmpty();
    }

    @Test
    void publishesNoPrivateKey() throws Exception {
        PublicJsonWebKey secret = key("one");

        assertThat(keys(secret).publicKeys())
                .contains("\"kid\":\"one\"", "\"alg\":\"EdDSA\"")
                .doesNotContain("\"d\"", privatePart(secret));
    }

    @Test
    void doesNotStartWithoutKeys() {
        assertThatThrownBy(() -> new SigningKeys(Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BOXOFFICE_ADMISSION_KEYS");
        assertThatThrownBy(() -> new SigningKeys(
                        Optional.of(folder.resolve("missing.json").toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\": []}",
                "{\"keys\": [1]}",
                "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"a\", \"k\": \"c2VjcmV0\"}]}",
                "{\"keys\": [{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"kid\": \"a\","
                        + " \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}",
            })
    void rejectsOtherFiles(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), content);

        assertThatThrownBy(() -> new SigningKeys(Optional.of(file.toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("private Ed25519 keys")
                .hasNoCause();
    }

    @Test
    void readsTheDocumentItself() throws Exception {
        PublicJsonWebKey key = key("one");
        String document = new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);

        assertThat(new SigningKeys(Optional.of(document)).publicKeys())
                .isEqualTo(keys(key).publicKeys());
    }

    @Test
    void rejectsRepeatedKeyIds() throws Exception {
        assertThatThrownBy(() -> keys(key("one"), key("one"))).hasMessageContaining("different kid");
    }

    private SigningKeys keys(PublicJsonWebKey... keys) throws IOException {
        Path file = Files.createTempFile(folder, "keys", ".json");
        Files.writeString(file, new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        return new SigningKeys(Optional.of(file.toString()));
    }

    private static PublicJsonWebKey key(String id) throws JoseException {
        PublicJsonWebKey key = OkpJwkGenerator.generateJwk("Ed25519");
        key.setKeyId(id);
        return key;
    }

    private static String privatePart(PublicJsonWebKey key) {
        return (String)
                key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE).get("d");
    }

    private static JsonWebSignature signature(String code) throws JoseException {
        return (JsonWebSignature) JsonWebSignature.fromCompactSerialization(code);
    }

    /** Verifies a code as a scanner does, with the published keys alone. */
    private static byte[] verified(String code, SigningKeys keys) throws JoseException {
        JsonWebSignature signature = signature(code);
        List<JsonWebKey> published = new ArrayList<>(new JsonWebKeySet(keys.publicKeys()).getJsonWebKeys());
        published.removeIf(key -> !key.getKeyId().equals(signature.getKeyIdHeaderValue()));
        signature.setKey(published.getFirst().getKey());
        assertThat(signature.verifySignature()).isTrue();
        return signature.getPayloadBytes();
    }
}
