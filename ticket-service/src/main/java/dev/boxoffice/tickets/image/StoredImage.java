package dev.boxoffice.tickets.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * An image as it is stored and served.
 *
 * @param content not modified after creation
 */
@SuppressWarnings("ArrayRecordComponent") // only passes through
record StoredImage(UUID id, ImageFormat format, int width, int height, byte[] content) {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    static StoredImage of(ImageFormat format, int width, int height, byte[] content) {
        return new StoredImage(idOf(content), format, width, height, content);
    }

    /** A UUIDv8 (RFC 9562, section 5.8) from the SHA-256 of the content. */
    static UUID idOf(byte[] content) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));
            return new UUID((hash.getLong() & ~0xf000L) | VERSION_8, (hash.getLong() >>> 2) | VARIANT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
