package dev.boxoffice.tickets.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A format that is accepted and stored. */
enum ImageFormat {
    JPEG("image/jpeg", "ffd8ff"),
    PNG("image/png", "89504e470d0a1a0a");

    private static final int LONGEST_SIGNATURE = 8;

    private final String mediaType;
    /** In hexadecimal. */
    private final String signature;

    ImageFormat(String mediaType, String signature) {
        this.mediaType = mediaType;
        this.signature = signature;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format that a media type names, ignoring case and parameters. */
    static Optional<ImageFormat> declared(String mediaType) {
        String type = mediaType == null ? "" : mediaType.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(type))
                .findFirst();
    }

    /** The format of the content, by its signature. */
    static Optional<ImageFormat> of(byte[] content) {
        String start = HexFormat.of().formatHex(content, 0, Math.min(content.length, LONGEST_SIGNATURE));
        return Arrays.stream(values())
                .filter(format -> start.startsWith(format.signature))
                .findFirst();
    }
}
