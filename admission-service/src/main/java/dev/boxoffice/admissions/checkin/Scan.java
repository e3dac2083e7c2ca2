package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.code.AdmissionCode;
import io.quarkus.runtime.util.HashUtil;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a scanner has read, or staff have chosen from the door list.
 *
 * @param code {@code null} for a choice from the list
 * @param listed the admission that staff have chosen; {@code null} for a code
 * @param at by the scanner's clock; {@code null} for now
 * @param nonce the scanner's name for the scan
 * @param offline whether the scanner has opened the door without asking
 */
record Scan(
        String code,
        AdmissionCode listed,
        String gate,
        CheckIn.Direction direction,
        Instant at,
        String nonce,
        boolean offline) {

    /** Separates a nonce from a hash. No nonce contains it. */
    private static final String SEPARATOR = " ";

    /** The same scan with a nonce that no other code has. */
    Scan withDistinctNonce() {
        return new Scan(
                code,
                listed,
                gate,
                direction,
                at,
                nonce + SEPARATOR + HexFormat.of().formatHex(hash()),
                offline);
    }

    /** The nonce that the scanner has sent. */
    static String sentNonce(String stored) {
        return stored.split(SEPARATOR, 2)[0];
    }

    /** Identifies the scan among those with its nonce, without storing the code. */
    byte[] hash() {
        String read = listed == null ? " " + code : "/" + listed.admissionId() + "/" + listed.generation();
        return HexFormat.of().parseHex(HashUtil.sha256(direction + read));
    }
}
