package dev.boxoffice.tickets.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A format that is accepted and stored. */
enum ImageFormat {
    JPEG("image/jpeg", "ffd8ff"),
    PNG("image/png", "89504e470d0a1a0a");

    private static final int LONGEST_SIGNATURE = 8;
    private static final int LONGEST_UNSUPPORTED = 12;

    private static final Map<String, Pattern> UNSUPPORTED = Map.of(
            "WebP", Pattern.compile("(?s)RIFF.{4}WEBP"),
            "AVIF", Pattern.compile("(?s).{4}ftypavi[fs]"),
            "HEIC", Pattern.compile("(?s).{4}ftyp(hei|mif1|msf1)"),
            "GIF", Pattern.compile("GIF8"));

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

    /** The name of a format that browsers show, but this service does not accept; empty for any other content. */
    static Optional<String> unsupported(byte[] content) {
        var start = new String(content, 0, Math.min(content.length, LONGEST_UNSUPPORTED), ISO_8859_1);
        return UNSUPPORTED.entrySet().stream()
                .filter(format -> format.getValue().matcher(start).lookingAt())
                .map(Map.Entry::getKey)
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
